package no.samkonsult.scheduling.invitation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import no.samkonsult.organisation.hours.WallClockRules;

/** A time in figures, which are the same in every language. */
final class WhenRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private WhenRules() {}

    static String day(Instant time) {
        return DAY.format(time.atZone(WallClockRules.ZONE));
    }

    static String clock(Instant time) {
        return CLOCK.format(time.atZone(WallClockRules.ZONE));
    }
}
