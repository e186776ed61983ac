package no.samkonsult.scheduling.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.shared.TimeRange;

/** Blocked time as it is written; it remembers the fields that cannot be taken as they are. */
final class BlockForm {
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Map<String, String> fields;
    private final Set<String> faults = new TreeSet<>();

    BlockForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The time, unless something cannot be taken: then the form names it. */
    Optional<TimeRange> time(Instant now) {
        Instant from = instant("from");
        Instant to = instant("to");
        if (!from.isBefore(to)
                || !now.isBefore(to)
                || Duration.between(from, to).compareTo(LONGEST) > 0) {
            faults.add("to");
        }
        if (reason().length() > LONGEST_REASON) {
            faults.add("reason");
        }
        return faults.isEmpty() ? Optional.of(TimeRange.of(from, to)) : Optional.empty();
    }

    String reason() {
        return given("reason");
    }

    /** Whose calendar, where it is not one's own. What cannot be read is nobody's. */
    Optional<UUID> post() {
        String post = given("post");
        try {
            return post.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(post));
        } catch (IllegalArgumentException noId) {
            return Optional.of(new UUID(0, 0));
        }
    }

    String faults(Page page) {
        return page.text(
                "hours.faults",
                faults.stream()
                        .map(field -> page.texts().get("calendar.field." + field))
                        .collect(Collectors.joining(", ")));
    }

    private Instant instant(String field) {
        try {
            return WallClockRules.at(LocalDateTime.parse(given(field)));
        } catch (DateTimeException unreadable) {
            faults.add(field);
            return Instant.EPOCH;
        }
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
