package no.samkonsult.alert.missing;

import java.time.Instant;
import java.util.List;
import no.samkonsult.measurement.Kind;
import no.samkonsult.shared.TimeRange;

/**
 * A measurement that is waited for.
 *
 * @param expected from the first window that nothing came in to the end of the last
 * @param times how many windows
 * @param reminders when the patient was reminded, the first first
 */
public record Missing(Kind kind, TimeRange expected, int times, List<Instant> reminders) {
    /** The rule of the alert that there is when the reminders have not helped. */
    public String rule() {
        return MissingRules.rule(kind);
    }
}
