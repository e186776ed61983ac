package no.samkonsult.measurement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/**
 * What devices sent that became no measurement. An administrator sees why and from which device; the bytes themselves only
 * somebody with a ground for the patient who has the device.
 */
@Singleton
public class Quarantine {
    private static final int MOST = 500;
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final Quarantines quarantines;
    private final Access access;
    private final AuditTrail audit;

    Quarantine(Quarantines quarantines, Access access, AuditTrail audit) {
        this.quarantines = quarantines;
        this.access = access;
        this.audit = audit;
    }

    /** From devices of an administrator's own organisation, latest first. */
    @Transactional
    public List<Quarantined> ofOwnOrganisation(Principal administrator) {
        if (administrator.role() != Role.ADMINISTRATOR) {
            return List.of();
        }
        audit.record(administrator, null, Action.SEARCH, "quarantine", OWN_ORGANISATION);
        return quarantines.ofOrganisation(administrator.employer().value(), MOST);
    }

    /** The bytes as they came. */
    @Transactional
    public Optional<byte[]> payload(Principal who, UUID id) {
        return quarantines.patientOf(id).map(PatientId::new).flatMap(patient -> access.ground(
                        who, patient, Scope.CLINICAL)
                .map(ground -> {
                    audit.record(who, patient, Action.READ, "quarantine/" + id, ground.name());
                    return HexFormat.of().parseHex(quarantines.payload(id));
                }));
    }
}
