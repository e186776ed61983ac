package no.samkonsult.patient;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;

/** Looks up patients, of those one has a ground for. A patient one may not know of is not there. */
@Singleton
public class PatientRegister {
    private static final String ACCESSIBLE = "ACCESSIBLE";

    private final Patients patients;
    private final Access access;
    private final AuditTrail audit;

    PatientRegister(Patients patients, Access access, AuditTrail audit) {
        this.patients = patients;
        this.access = access;
        this.audit = audit;
    }

    /** A patient, why one may see them, and which parts of the record. */
    public record Found(Patient patient, Ground ground, Set<Scope> open) {}

    /** Patients whose given, family or whole name begins with a text, by family name. */
    @Acting
    public List<Patient> search(Principal who, String name, int limit, int offset) {
        audit.record(who, null, Action.SEARCH, "patient", ACCESSIBLE);
        String beginning = name.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "");
        return patients.search(beginning, limit, offset);
    }

    @Acting
    public Optional<Patient> findByNumber(Principal who, NationalIdentityNumber number) {
        audit.record(who, null, Action.SEARCH, "patient", ACCESSIBLE);
        return patients.findByNumber(number.digits());
    }

    /** A patient, for what the scope names; the reading is recorded. */
    @Acting
    public Optional<Found> find(Principal who, PatientId id, Scope scope) {
        return access.ground(who, id, scope).flatMap(ground -> {
            audit.record(who, id, Action.READ, "patient", ground.name());
            return patients.find(id.value()).map(patient -> new Found(patient, ground, access.openTo(who, id)));
        });
    }
}
