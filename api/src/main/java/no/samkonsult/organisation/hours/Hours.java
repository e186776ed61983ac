package no.samkonsult.organisation.hours;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

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

    /** Several, as they are written: {@code 07:30–15:30, 17:00–21:00}; none where nothing is. */
    public static List<Hours> listOf(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("\\s*[-–]\\s*", 2))
                .map(part -> Hours.of(part[0], part.length > 1 ? part[1] : ""))
                .toList();
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

    public String closing() {
        return closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes.toString();
    }
}
