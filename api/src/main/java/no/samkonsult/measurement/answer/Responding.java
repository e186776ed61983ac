package no.samkonsult.measurement.answer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.questionnaire.AnswerRules;
import no.samkonsult.monitoring.questionnaire.Assessment;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Takes answers to a questionnaire: from the patient, from whoever represents them, or from personnel on their behalf. */
@Singleton
public class Responding {
    private final Questionnaires questionnaires;
    private final PlannedQuestionnaires planned;
    private final ResponseTable table;
    private final AnswerListener listener;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    Responding(
            Questionnaires questionnaires,
            PlannedQuestionnaires planned,
            ResponseTable table,
            AnswerListener listener,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.planned = planned;
        this.table = table;
        this.listener = listener;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** What came of answers. */
    public sealed interface Result {
        record Stored(Response response) implements Result {}

        /** Some questions are not answered, and nothing that is answered is too urgent to ask for them first. */
        record Incomplete(List<String> unanswered) implements Result {}

        /** A question has no such answer. */
        record Invalid(String linkId) implements Result {}

        /** Nothing is answered. */
        record Empty() implements Result {}

        /** The patient has no plan; or not this form in it, and answers themselves. */
        record NotPlanned() implements Result {}

        /** No such questionnaire, or no such patient, or none that one may answer for. */
        record Unknown() implements Result {}
    }

    /** As what somebody may answer for a patient; nothing where they may not. */
    @Acting
    public Optional<Capacity> capacity(Principal who, PatientId patient) {
        return access.ground(who, patient, Scope.MEASUREMENTS).flatMap(ground -> Capacity.of(who, ground));
    }

    /**
     * Stores answers to the newest version, judged, and tells the desk in the same transaction.
     *
     * @param thoughIncomplete whether whoever answers knows that something is left out, and means it
     */
    @Acting
    public Result respond(Principal who, PatientId patient, String code, Answers answers, boolean thoughIncomplete) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        Optional<Capacity> capacity = ground.flatMap(given -> Capacity.of(who, given));
        Optional<Questionnaire> asked = questionnaires.newest(who, code);
        if (ground.isEmpty() || capacity.isEmpty() || asked.isEmpty()) {
            return new Result.Unknown();
        }
        if (capacity.get() != Capacity.STAFF && !isPlanned(who, patient, code)) {
            return new Result.NotPlanned();
        }
        return switch (AnswerRules.assess(asked.get(), answers.byLinkId())) {
            case Assessment.Invalid(String linkId) -> new Result.Invalid(linkId);
            case Assessment.Empty() -> new Result.Empty();
            case Assessment.Judged judged -> {
                boolean mayAsk = !thoughIncomplete && !judged.neverWaits();
                yield mayAsk && !judged.unanswered().isEmpty()
                        ? new Result.Incomplete(judged.unanswered())
                        : store(who, patient, ground.get(), response(asked.get(), capacity.get(), answers, judged));
            }
        };
    }

    private boolean isPlanned(Principal who, PatientId patient, String code) {
        return planned.of(who, patient).stream().anyMatch(each -> each.code().equals(code));
    }

    private Response response(Questionnaire asked, Capacity capacity, Answers answers, Assessment.Judged judged) {
        return new Response(
                UUID.randomUUID(),
                asked.code(),
                asked.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), // as the database keeps it, by which the alert finds it
                "",
                capacity,
                answers,
                judged.colour(),
                Summary.of(asked, answers, judged),
                true,
                null);
    }

    private Result store(Principal who, PatientId patient, Ground ground, Response response) {
        if (!table.insert(patient, response)) {
            return new Result.NotPlanned();
        }
        audit.record(who, patient, Action.CREATE, "questionnaire_response/" + response.id(), ground.name());
        tell(Answered.of(patient, response));
        meters.counter("samkonsult.answers", "colour", response.colour().name().toLowerCase(Locale.ROOT))
                .increment();
        return new Result.Stored(response);
    }

    /** In the name of the part of the service that raises alerts: whoever answers may raise none. */
    private void tell(Answered answered) {
        transactions.as(SystemPrincipal.MONITORING, transaction -> {
            try {
                listener.answered(transaction.getConnection(), answered);
                return answered;
            } catch (SQLException failure) {
                throw new IllegalStateException("an answer could not be told of", failure);
            }
        });
    }
}
