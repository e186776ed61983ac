package no.samkonsult.measurement.again;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a patient is asked to measure again, and when the waiting is over.
 *
 * <p>Nobody is woken for a yellow reading: in the patient's night the question waits for the morning, and so does the end of the
 * waiting. A red one is asked about at once, at any hour, and alerts when the time is over that its limits give it: the night gives
 * it no minute more.
 */
final class NightRules {
    private NightRules() {}

    /**
     * @param askAt when the patient is asked
     * @param dueAt when it alerts as unconfirmed, unanswered
     */
    record Times(Instant askAt, Instant dueAt) {}

    /** From its beginning to its end, which is not part of it; one that begins after it ends goes over midnight. */
    record Night(LocalTime begins, LocalTime ends, ZoneId zone) {
        boolean isAt(LocalTime time) {
            boolean afterBegin = !time.isBefore(begins);
            boolean beforeEnd = time.isBefore(ends);
            return begins.isAfter(ends) ? afterBegin || beforeEnd : afterBegin && beforeEnd;
        }
    }

    static Times times(Instant now, boolean red, Duration patience, Night night) {
        ZonedDateTime local = now.atZone(night.zone());
        Instant askAt = !red && night.isAt(local.toLocalTime()) ? morning(local, night) : now;
        return new Times(askAt, askAt.plus(patience));
    }

    private static Instant morning(ZonedDateTime local, Night night) {
        var day = local.toLocalTime().isBefore(night.ends())
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return day.atTime(night.ends()).atZone(night.zone()).toInstant();
    }
}
