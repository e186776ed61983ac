package no.samkonsult.measurement.retraction;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.answer.AnswerListener;
import no.samkonsult.measurement.answer.Answered;
import no.samkonsult.measurement.answer.Capacity;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.measurement.answer.Responses;
import no.samkonsult.measurement.answer.StruckOut;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/**
 * Takes answers to a questionnaire out of account, and takes that back. Whoever gave them may, while they may answer for the patient,
 * and health personnel with a ground that is not over. The answers stay as they are, struck out; what they meant is judged anew in
 * the same transaction.
 */
@Singleton
public class Retracting {
    private static final String ENTITY = "response_invalidation/";

    private final Responses responses;
    private final RetractionTable table;
    private final AnswerListener listener;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Retracting(
            Responses responses,
            RetractionTable table,
            AnswerListener listener,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.responses = responses;
        this.table = table;
        this.listener = listener;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        /** No such answers, or none that one may change. */
        UNKNOWN
    }

    /** Whether somebody may take these answers out of account, and back in. */
    @Acting
    public boolean mayRetract(Principal who, PatientId patient, Response response) {
        return ground(who, patient, response).isPresent();
    }

    @Acting
    public Result retract(Principal who, PatientId patient, UUID response, StruckOut.Reason reason) {
        return act(who, patient, response, (found, ground) -> {
            UUID id = UUID.randomUUID();
            if (!table.add(id, found.id(), reason, clock.instant())) {
                return Result.NOTHING_TO_DO;
            }
            audit.record(who, patient, Action.CREATE, ENTITY + id, ground.name());
            Answered struck = Answered.of(patient, found);
            tell(transaction -> listener.struckOut(transaction, struck, newest(struck)));
            return Result.DONE;
        });
    }

    /** They are judged as if they had just come, and after them what has come since. */
    @Acting
    public Result takeBack(Principal who, PatientId patient, UUID response) {
        return act(who, patient, response, (found, ground) -> {
            Optional<UUID> id = table.takeBack(found.id(), clock.instant());
            if (id.isEmpty()) {
                return Result.NOTHING_TO_DO;
            }
            audit.record(who, patient, Action.UPDATE, ENTITY + id.get(), ground.name());
            Answered restored = Answered.of(patient, found);
            tell(transaction -> {
                listener.answered(transaction, restored);
                Optional<Answered> later =
                        newest(restored).filter(each -> each.at().isAfter(restored.at()));
                if (later.isPresent()) {
                    listener.answered(transaction, later.get());
                }
            });
            return Result.DONE;
        });
    }

    private Result act(Principal who, PatientId patient, UUID response, BiFunction<Response, Ground, Result> work) {
        return responses
                .find(who, patient, response)
                .flatMap(found -> ground(who, patient, found).map(ground -> work.apply(found, ground)))
                .orElse(Result.UNKNOWN);
    }

    private Optional<Ground> ground(Principal who, PatientId patient, Response response) {
        return access.ground(who, patient, Scope.MEASUREMENTS).filter(ground -> Capacity.of(who, ground)
                .filter(capacity -> capacity == Capacity.STAFF || response.mine())
                .isPresent());
    }

    private Optional<Answered> newest(Answered of) {
        return table.newest(of.patient(), of.questionnaire());
    }

    private interface Telling {
        void in(Connection transaction) throws SQLException;
    }

    /** In the name of the part of the service that raises alerts, which sees all of the patient's answers. */
    private void tell(Telling telling) {
        transactions.as(SystemPrincipal.MONITORING, transaction -> {
            try {
                telling.in(transaction.getConnection());
                return Result.DONE;
            } catch (SQLException failure) {
                throw new IllegalStateException("answers could not be judged anew", failure);
            }
        });
    }
}
