package no.samkonsult.measurement;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/**
 * What devices sent that became no measurement. An administrator sees why and from which device; the bytes themselves only
 * somebody with a ground for the patient who has the device.
 */
@Singleton
public class Quarantine {
    private static final int MOST = 500;
    private static final String ENTITY = "quarantine";
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";
    private static final String ACCESSIBLE = "ACCESSIBLE";

    private final Quarantines quarantines;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;

    Quarantine(Quarantines quarantines, Access access, AuditTrail audit, Transactions transactions) {
        this.quarantines = quarantines;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Latest first: an administrator's from their organisation's devices, a clinician's from those of their patients. */
    @Acting
    public List<Quarantined> list(Principal who) {
        if (who.role() == Role.ADMINISTRATOR) {
            audit.record(who, null, Action.SEARCH, ENTITY, OWN_ORGANISATION);
            return quarantines.ofOrganisation(who.employer().value(), MOST);
        }
        if (!isOpenTo(who.role())) {
            return List.of();
        }
        audit.record(who, null, Action.SEARCH, ENTITY, ACCESSIBLE);
        return quarantines.ofPatients(MOST);
    }

    /** What a device of an administrator's organisation sent, latest first; none for anybody else. */
    @Acting
    public List<Quarantined> ofDevice(Principal who, String device) {
        if (who.role() != Role.ADMINISTRATOR) {
            return List.of();
        }
        audit.record(who, null, Action.SEARCH, ENTITY, OWN_ORGANISATION);
        return quarantines.ofDevice(device, who.employer().value(), MOST);
    }

    /** Administrators, and clinical staff; to all others there is no quarantine. */
    public static boolean isOpenTo(Role role) {
        return role == Role.ADMINISTRATOR || role.isHealthPersonnel();
    }

    /** The bytes as they came. */
    @Acting
    public Optional<byte[]> payload(Principal who, UUID id) {
        if (!isOpenTo(who.role())) {
            return Optional.empty();
        }
        return transactions
                .as(SystemPrincipal.LOOKUP, _ -> quarantines.patientOf(id))
                .map(PatientId::new)
                .flatMap(patient -> access.ground(who, patient, Scope.MEASUREMENTS)
                        .map(ground -> {
                            audit.record(who, patient, Action.READ, ENTITY + "/" + id, ground.name());
                            return HexFormat.of().parseHex(quarantines.payload(id));
                        }));
    }
}
