package no.samkonsult.patient;

import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Tells a protected address, one at a time, to health personnel who may have to find the door; each telling is recorded. */
@Singleton
class ProtectedAddresses {
    private final Patients patients;
    private final Access access;
    private final AuditTrail audit;

    ProtectedAddresses(Patients patients, Access access, AuditTrail audit) {
        this.patients = patients;
        this.access = access;
        this.audit = audit;
    }

    @Acting
    Optional<String> tell(Principal who, PatientId patient) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        if (ground.isEmpty() || !who.role().isHealthPersonnel()) {
            return Optional.empty();
        }
        Optional<String> address = patients.protectedAddress(patient.value());
        Action action = address.isPresent() ? Action.READ : Action.DENIED;
        audit.record(who, patient, action, "address", ground.get().name());
        return address;
    }
}
