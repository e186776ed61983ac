package no.samkonsult.alert;

import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.registry.watch.Cause;

/** What a measurement means for the alerts of its patient. */
final class AlertRules {
    /** Nobody has confirmed limits for something the patient measures: "Grenser manglar". */
    static final String LIMITS_MISSING = "limits-missing";

    private static final String NOT_ASSESSABLE = "not-assessable:";
    private static final String DEVICE = "device:";
    private static final String SILENT = "device-silent:";
    private static final String OFFLINE = "device-offline:";

    private AlertRules() {}

    /** The rule an alert stands under, and what the measurement does to it. */
    sealed interface Meaning {
        String rule();

        record Raise(String rule, Severity severity) implements Meaning {}

        /** The measurement is green: an alert under the rule stays, and may be closed without a further reason. */
        record InRange(String rule) implements Meaning {}
    }

    static Meaning meaning(NewMeasurement measurement) {
        String kind = measurement.id().kind().code();
        return switch (measurement.assessment()) {
            case Assessment.Red() -> new Meaning.Raise(kind, Severity.RED);
            case Assessment.Yellow() -> new Meaning.Raise(kind, Severity.YELLOW);
            case Assessment.Green() -> new Meaning.InRange(kind);
            case Assessment.NotAssessable(Doubt doubt)
            when doubt == Doubt.NO_LIMITS -> new Meaning.Raise(LIMITS_MISSING, Severity.YELLOW);
            case Assessment.NotAssessable _ -> new Meaning.Raise(NOT_ASSESSABLE + kind, Severity.YELLOW);
        };
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
