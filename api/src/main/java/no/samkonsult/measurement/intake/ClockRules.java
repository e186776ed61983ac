package no.samkonsult.measurement.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import no.samkonsult.measurement.Remark;
import no.samkonsult.measurement.judgement.AssessmentRules;
import org.jspecify.annotations.Nullable;

/**
 * When something was measured, by a clock that may be wrong.
 *
 * <p>How far a clock is off is known where the device told what it showed when it sent. Without that it is only provable that a
 * clock is ahead: a reading cannot arrive before it is taken. A clock that is behind looks like a reading that was kept.
 */
final class ClockRules {
    private ClockRules() {}

    /**
     * A time of measuring.
     *
     * @param reportedAt as the device said, or when it first arrived where the device has no clock: part of the key, never corrected
     * @param skew how far the clock was ahead, where that is known and more than drift
     * @param isSuspect whether the clock cannot be right and nobody knows how far it is off
     */
    record Moment(Instant reportedAt, @Nullable Duration skew, boolean isSuspect) {
        /** The best that is known of when it really was. */
        Instant measuredAt() {
            return skew == null ? reportedAt : reportedAt.minus(skew);
        }
    }

    /** How far a clock is ahead that showed this time when the message was sent. */
    static Duration skew(OffsetDateTime shown, Instant receivedAt) {
        return Duration.between(receivedAt, shown.toInstant()).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param reportedAt the time of the key
     * @param known how far the device's clock was ahead when it was last compared
     */
    static Moment moment(Incoming.Reported reading, Instant reportedAt, Optional<Duration> known) {
        OffsetDateTime shown = reading.particulars().deviceClock();
        Optional<Duration> skew = shown == null ? known : Optional.of(skew(shown, reading.receivedAt()));
        if (skew.isPresent()) {
            var corrected = new Moment(reportedAt, significant(skew.get()), false);
            return new Moment(reportedAt, corrected.skew(), isSuspect(corrected.measuredAt(), reading));
        }
        Duration ahead = Duration.between(reading.receivedAt(), reportedAt).truncatedTo(ChronoUnit.SECONDS);
        boolean provablyAhead = ahead.compareTo(AssessmentRules.CLOCK_AHEAD) > 0 && fits(ahead);
        boolean notSet = reading.particulars().remarks().contains(Remark.CLOCK_NOT_SET);
        return new Moment(reportedAt, provablyAhead ? ahead : null, notSet || isSuspect(reportedAt, reading));
    }

    private static boolean isSuspect(Instant time, Incoming.Reported reading) {
        return AssessmentRules.isClockSuspect(time, reading.receivedAt());
    }

    private static @Nullable Duration significant(Duration skew) {
        return skew.abs().compareTo(AssessmentRules.CLOCK_AHEAD) > 0 && fits(skew) ? skew : null;
    }

    /** Whether the column holds it: some 68 years. */
    static boolean fits(Duration skew) {
        return Math.abs(skew.toSeconds()) <= Integer.MAX_VALUE;
    }
}
