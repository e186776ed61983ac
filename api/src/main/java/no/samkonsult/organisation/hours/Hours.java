package no.samkonsult.organisation.hours;

import java.time.LocalTime;

/** Part of a day, by the wall clock. Closing at 00:00 is the midnight that ends the day, which is also written 24:00. */
public record Hours(LocalTime opens, LocalTime closes) {
    public Hours {
        if (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens %s, closes %s".formatted(opens, closes));
        }
    }

    public static Hours of(String opens, String closes) {
        return new Hours(LocalTime.parse(opens), LocalTime.parse(closes.equals("24:00") ? "00:00" : closes));
    }

    public boolean overlaps(Hours other) {
        return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
    }

    private boolean beginsBeforeEndOf(Hours other) {
        return other.closes.equals(LocalTime.MIDNIGHT) || opens.isBefore(other.closes);
    }

    /** As it is written and read: {@code 07:30–22:00}. */
    @Override
    public String toString() {
        return "%s–%s".formatted(opens, closing());
    }

    String closing() {
        return closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes.toString();
    }
}
