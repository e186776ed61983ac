package no.samkonsult.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.judgement.Concern;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.registry.watch.Cause;

/** What a measurement means for the alerts of its patient. */
final class AlertRules {
    /** Nobody has confirmed limits for something the patient measures: "Grenser manglar". */
    static final String LIMITS_MISSING = "limits-missing";

    private static final String NOT_ASSESSABLE = "not-assessable:";

    /** Measured long before it arrived: nobody is called, and a work item says when it was measured and when it came. */
    private static final String LATE = "late:";

    /** The service itself failed when it was to judge. */
    private static final String EVALUATION_FAILED = "evaluation-failed:";

    /** The name of the rules of answers to questionnaires, which stand under the questionnaire's code. */
    static final String ANSWERED = "answers";

    private static final String ANSWERS = ANSWERED + ":";

    private static final String DEVICE = "device:";
    private static final String SILENT = "device-silent:";
    private static final String OFFLINE = "device-offline:";

    private AlertRules() {}

    /** The rule an alert stands under, and what the measurement does to it. */
    sealed interface Meaning {
        String rule();

        /**
         * An alert opens, or the one that is not closed moves.
         *
         * @param unconfirmed whether the patient was asked to measure again, and has not
         */
        record Raise(String rule, Severity severity, boolean unconfirmed) implements Meaning {
            Raise(String rule, Severity severity) {
                this(rule, severity, false);
            }
        }

        /** An alert that is not closed moves; none opens. */
        record Move(String rule, Severity severity) implements Meaning {}

        /** An alert under the rule stays, and may be closed without a further reason. */
        record InRange(String rule) implements Meaning {}
    }

    /** What a finding does, rule by rule. */
    static List<Meaning> meanings(Kind measured, Concern concern) {
        String kind = measured.code();
        return switch (concern) {
            case Concern.Outside(boolean red) -> List.of(new Meaning.Raise(kind, severity(red)));
            case Concern.Unanswered(boolean red) -> List.of(new Meaning.Raise(kind, severity(red), true));
            case Concern.Unproven(boolean red) -> List.of(new Meaning.Move(kind, severity(red)));
            case Concern.AskAgain(boolean red, Duration _) -> List.of(new Meaning.Move(kind, severity(red)));
            case Concern.Late _ -> List.of(new Meaning.Raise(LATE + kind, Severity.YELLOW));
            case Concern.InRange() -> List.of(new Meaning.InRange(kind), new Meaning.InRange(LATE + kind));
            case Concern.Recovering() -> List.of();
            case Concern.NotAssessable(Doubt doubt) -> List.of(doubtful(kind, doubt));
        };
    }

    /** What answers to a questionnaire do, of which none is asked for again; nothing where it judges nothing. */
    static Optional<Meaning> meaning(String questionnaire, Colour colour) {
        String rule = ANSWERS + questionnaire;
        return switch (colour) {
            case NONE -> Optional.empty();
            case GREEN -> Optional.of(new Meaning.InRange(rule));
            case YELLOW -> Optional.of(new Meaning.Raise(rule, Severity.YELLOW));
            case RED -> Optional.of(new Meaning.Raise(rule, Severity.RED));
        };
    }

    private static Meaning doubtful(String kind, Doubt doubt) {
        return switch (doubt) {
            case NO_LIMITS -> new Meaning.Raise(LIMITS_MISSING, Severity.YELLOW);
            case EVALUATION_FAILED -> new Meaning.Raise(EVALUATION_FAILED + kind, Severity.TECHNICAL);
            case ABSENT, IMPLAUSIBLE, CLOCK, QUESTIONABLE, NOT_THIS_PERSON ->
                new Meaning.Raise(NOT_ASSESSABLE + kind, Severity.YELLOW);
        };
    }

    private static Severity severity(boolean red) {
        return red ? Severity.RED : Severity.YELLOW;
    }

    /** The rule of a device that is missed. */
    static String missed(Cause cause, String name) {
        return switch (cause) {
            case SILENT -> SILENT + name;
            case OFFLINE -> OFFLINE + name;
        };
    }

    /** The rule of a device that sends what cannot be read. */
    static String device(String name) {
        return DEVICE + name;
    }
}
