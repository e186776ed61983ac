package no.samkonsult.scheduling.outside.reading;

import biweekly.util.Period;
import java.time.Instant;
import java.util.Optional;
import no.samkonsult.shared.TimeRange;

/** Reads spans that are written as a beginning with an end or a length. */
final class PeriodRules {
    private PeriodRules() {}

    /** Empty where it ends before it begins. */
    static Optional<TimeRange> time(Period period) {
        Instant start = period.getStartDate().toInstant();
        Instant end = period.getEndDate() == null
                ? start.plusMillis(period.getDuration().toMillis())
                : period.getEndDate().toInstant();
        return start.isBefore(end) ? Optional.of(TimeRange.of(start, end)) : Optional.empty();
    }
}
