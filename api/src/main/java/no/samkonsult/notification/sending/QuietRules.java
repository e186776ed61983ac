package no.samkonsult.notification.sending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** When somebody who has quiet hours may be disturbed. */
final class QuietRules {
    private QuietRules() {}

    /** Now, or when the quiet hours that hold now are over. */
    static Instant earliest(@Nullable QuietHours hours, ZoneId zone, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        if (hours == null || !hours.hold(local.toLocalTime())) {
            return now;
        }
        boolean endsToday = local.toLocalTime().isBefore(hours.until());
        LocalDate day = endsToday ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return end(LocalDateTime.of(day, hours.until()), zone, now);
    }

    /** A time that the clocks leave out is when they leave it out; of one that comes twice it is the first that is still to come. */
    private static Instant end(LocalDateTime end, ZoneId zone, Instant now) {
        ZoneOffsetTransition change = zone.getRules().getTransition(end);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZonedDateTime first = ZonedDateTime.of(end, zone);
        return first.toInstant().isAfter(now)
                ? first.toInstant()
                : first.withLaterOffsetAtOverlap().toInstant();
    }
}
