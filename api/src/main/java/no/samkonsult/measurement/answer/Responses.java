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
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Reads the answers of patients one may see. */
@Singleton
public class Responses {
    private static final String ENTITY = "questionnaire_response";

    private final Transactions transactions;
    private final ResponseTable table;
    private final Access access;
    private final AuditTrail audit;

    Responses(Transactions transactions, ResponseTable table, Access access, AuditTrail audit) {
        this.transactions = transactions;
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
        audit.record(who, patient, Action.READ, ENTITY, ground.get().name());
        return table.since(patient, from, most);
    }

    /** Those asked for; none where one has no ground for the patient. */
    @Acting
    public List<Response> search(Principal who, ResponseQuery query) {
        Optional<Ground> ground = access.ground(who, query.patient(), Scope.MEASUREMENTS);
        if (ground.isEmpty()) {
            return List.of();
        }
        audit.record(who, query.patient(), Action.READ, ENTITY, ground.get().name());
        return table.search(query);
    }

    /** Answers and whose they are. */
    public record OfPatient(PatientId patient, Response response) {}

    /** One, whosever it is, or nothing where there is none that one may know of. */
    @Acting
    public Optional<OfPatient> find(Principal who, UUID id) {
        return transactions
                .as(SystemPrincipal.LOOKUP, _ -> table.patientOf(id))
                .flatMap(patient -> find(who, patient, id).map(found -> new OfPatient(patient, found)));
    }

    /** One of a patient's, or nothing where there is none that one may know of. */
    @Acting
    public Optional<Response> find(Principal who, PatientId patient, UUID id) {
        return access.ground(who, patient, Scope.MEASUREMENTS).flatMap(ground -> {
            Optional<Response> found = table.find(patient, id);
            found.ifPresent(
                    response -> audit.record(who, patient, Action.READ, ENTITY + "/" + response.id(), ground.name()));
            return found;
        });
    }
}
