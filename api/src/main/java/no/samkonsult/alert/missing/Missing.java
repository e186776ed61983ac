package no.samkonsult.alert.missing;

import java.time.Instant;
import java.util.List;
import no.samkonsult.shared.TimeRange;

/**
 * A measurement or an answer that is waited for.
 *
 * @param expected from the first window that nothing came in to the end of the last
 * @param times how many windows
 * @param reminders when the patient was reminded, the first first
 */
public record Missing(Subject subject, TimeRange expected, int times, List<Instant> reminders) {}
