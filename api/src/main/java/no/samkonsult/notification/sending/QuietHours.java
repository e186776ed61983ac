package no.samkonsult.notification.sending;

import java.time.LocalTime;

/** The part of a day when somebody is not to be disturbed, by the clock on their wall; over midnight where it ends earlier than it begins. */
record QuietHours(LocalTime from, LocalTime until) {
    QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours from %s until %s".formatted(from, until));
        }
    }

    boolean hold(LocalTime time) {
        boolean afterBeginning = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(until);
        return from.isBefore(until) ? afterBeginning && beforeEnd : afterBeginning || beforeEnd;
    }
}
