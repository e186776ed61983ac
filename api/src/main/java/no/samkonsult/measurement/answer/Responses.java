package no.samkonsult.measurement.answer;

import jakarta.inject.Singleton;
import java.time.Instant;
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
import no.samkonsult.shared.PatientId;

/** Reads the answers of patients one may see. */
@Singleton
public class Responses {
    private final ResponseTable table;
    private final Access access;
    private final AuditTrail audit;

    Responses(ResponseTable table, Access access, AuditTrail audit) {
        this.table = table;
        this.access = access;
        this.audit = audit;
    }

    /** Those since an instant, newest first; none where one has no ground for the patient. */
    @Acting
    public List<Response> since(Principal who, PatientId patient, Instant from, int most) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        if (ground.isEmpty()) {
            return List.of();
        }
        audit.record(
                who,
                patient,
                Action.READ,
                "questionnaire_response",
                ground.get().name());
        return table.since(patient, from, most);
    }

    /** One of a patient's, or nothing where there is none that one may know of. */
    @Acting
    public Optional<Response> find(Principal who, PatientId patient, UUID id) {
        return access.ground(who, patient, Scope.MEASUREMENTS).flatMap(ground -> {
            Optional<Response> found = table.find(patient, id);
            found.ifPresent(response ->
                    audit.record(who, patient, Action.READ, "questionnaire_response/" + response.id(), ground.name()));
            return found;
        });
    }
}
