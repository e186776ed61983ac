package no.samkonsult.shared;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time from {@code start}, which belongs to it, to {@code end}, which does not.
 *
 * <p>Half-open, so that two appointments may meet at 12:30 without overlapping and without a gap.
 */
public record TimeRange(Instant start, Instant end) {
    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("start %s is not before end %s".formatted(start, end));
        }
    }

    public static TimeRange of(Instant startInclusive, Instant endExclusive) {
        return new TimeRange(startInclusive, endExclusive);
    }

    public static TimeRange of(Instant startInclusive, Duration length) {
        return new TimeRange(startInclusive, startInclusive.plus(length));
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
