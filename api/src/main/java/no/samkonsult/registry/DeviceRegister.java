package no.samkonsult.registry;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Looks up devices: by their logins for the broker, by patient for those who may see the patient. */
@Singleton
public class DeviceRegister {
    private final Devices devices;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;

    DeviceRegister(Devices devices, Access access, AuditTrail audit, Transactions transactions) {
        this.devices = devices;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Whether a device may log in at the broker with this password. */
    public boolean mayLogIn(String device, String password) {
        return transactions
                .as(SystemPrincipal.LOGIN, _ -> devices.passwordHash(device))
                .map(hash -> DevicePassword.matches(password, hash))
                .orElse(false);
    }

    /** The devices a patient has now. */
    @Acting
    public List<Device> ofPatient(Principal who, PatientId patient) {
        return access.ground(who, patient, Scope.MEASUREMENTS)
                .map(ground -> {
                    audit.record(who, patient, Action.READ, "device", ground.name());
                    return devices.ofPatient(patient.value());
                })
                .orElseGet(List::of);
    }

    /** A device that a patient has now whom one may see. */
    @Acting
    public Optional<Device> find(Principal who, UUID id) {
        return devices.find(id).filter(device -> mayRead(who, device));
    }

    private boolean mayRead(Principal who, Device device) {
        if (device.patientId() == null) {
            return false;
        }
        var patient = new PatientId(device.patientId());
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        ground.ifPresent(given -> audit.record(who, patient, Action.READ, "device", given.name()));
        return ground.isPresent();
    }
}
