package no.samkonsult.pages.roster;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.alert.roster.plan.Rotations;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;

/** What was filled in, read field by field; it remembers the fields that cannot be taken as they are. */
final class Form {
    /** So many take turns at most. */
    static final int MOST_PEOPLE = 8;

    private static final int LONGEST = 100;
    private static final int MOST_DAYS = 366;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final LocalDate NEVER = LocalDate.EPOCH;

    private final Map<String, String> fields;
    private final Set<String> faults = new TreeSet<>();

    Form(Map<String, String> fields) {
        this.fields = fields;
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** The fields that could not be read, by their names on the page. */
    String faults(Page page) {
        return page.text(
                "roster.faults",
                faults.stream().map(field -> page.text("roster.field." + field)).collect(Collectors.joining(", ")));
    }

    String needed(String name) {
        String text = given(name);
        if (text.isEmpty() || text.length() > LONGEST) {
            faults.add(name);
        }
        return text;
    }

    boolean isGiven(String name) {
        return !given(name).isEmpty();
    }

    UUID person(String name) {
        return read(name, NOBODY, UUID::fromString);
    }

    /** By the clock on the wall: a time that comes twice is the first, and one that never comes the next that does. */
    Instant instant(String name) {
        return read(name, Instant.EPOCH, text -> WallClockRules.at(LocalDateTime.parse(text)));
    }

    LocalDate day(String name) {
        return read(name, NEVER, LocalDate::parse);
    }

    /** A shift as {@code rotation/day}. */
    ShiftId shift(String name) {
        return read(name, new ShiftId(NOBODY, NEVER), text -> {
            String[] parts = text.split("/", 2);
            return new ShiftId(UUID.fromString(parts[0]), LocalDate.parse(parts.length > 1 ? parts[1] : ""));
        });
    }

    Rotations.Wish rotation() {
        Set<DayOfWeek> weekdays = Arrays.stream(DayOfWeek.values())
                .filter(day -> fields.containsKey("weekday." + day.getValue()))
                .collect(Collectors.toSet());
        if (weekdays.isEmpty()) {
            faults.add("weekdays");
        }
        return new Rotations.Wish(
                needed("name"),
                weekdays,
                read("starts", LocalTime.MIDNIGHT, LocalTime::parse),
                read("ends", LocalTime.MIDNIGHT, LocalTime::parse),
                turnDays(),
                day("startsOn"),
                people());
    }

    private int turnDays() {
        int days = read("turnDays", 0, Integer::parseInt);
        if (days < 1 || days > MOST_DAYS) {
            faults.add("turnDays");
        }
        return days;
    }

    /** In the order of their places, blank ones left out. */
    private List<UUID> people() {
        var people = new ArrayList<UUID>();
        for (int place = 1; place <= MOST_PEOPLE; place++) {
            if (isGiven("person." + place)) {
                people.add(person("person." + place));
            }
        }
        if (people.isEmpty()) {
            faults.add("people");
        }
        return people;
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private <T> T read(String name, T unreadable, Function<String, T> reading) {
        try {
            return reading.apply(given(name));
        } catch (DateTimeException | IllegalArgumentException notOne) {
            faults.add(name.startsWith("person.") ? "people" : name);
            return unreadable;
        }
    }
}
