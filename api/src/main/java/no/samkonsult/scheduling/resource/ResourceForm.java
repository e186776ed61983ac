package no.samkonsult.scheduling.resource;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.resource.Resource.Kind;

/** The fields in which a room and its hours are written: {@code weekday.1} for Monday, as {@code 08:00–15:30}. */
final class ResourceForm {
    private static final int LONGEST_NAME = 100;
    private static final int GRID = 5 * 60;

    private final Map<String, String> fields;
    private final List<String> faults = new ArrayList<>();

    ResourceForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** A room without an id yet. */
    record Wish(Kind kind, String name, Map<DayOfWeek, List<Hours>> week) {}

    Optional<Wish> wish() {
        String name = given("name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add("name");
        }
        Map<DayOfWeek, List<Hours>> week = week();
        Optional<Kind> kind = kind();
        return faults.isEmpty() ? kind.map(what -> new Wish(what, name, week)) : Optional.empty();
    }

    private Optional<Kind> kind() {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(given("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            faults.add("kind");
        }
        return kind;
    }

    /** The hours alone; empty where some could not be read. */
    Optional<Map<DayOfWeek, List<Hours>>> hours() {
        Map<DayOfWeek, List<Hours>> week = week();
        return faults.isEmpty() ? Optional.of(week) : Optional.empty();
    }

    /** The fields that could not be read, by their names on the page. */
    String faults(Page page) {
        return page.text(
                "hours.faults",
                faults.stream()
                        .map(field -> page.text(field.startsWith("weekday.") ? field : "resource." + field))
                        .collect(Collectors.joining(", ")));
    }

    private Map<DayOfWeek, List<Hours>> week() {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours("weekday." + day.getValue()));
        }
        if (faults.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            faults.add("weekday.1");
        }
        return week;
    }

    private List<Hours> hours(String field) {
        List<Hours> hours = read(field);
        boolean overlap = IntStream.range(0, hours.size())
                .anyMatch(one -> hours.stream().skip(one + 1L).anyMatch(hours.get(one)::overlaps));
        boolean onGrid = hours.stream()
                .flatMap(each -> Stream.of(each.opens(), each.closes()))
                .map(LocalTime::toSecondOfDay)
                .allMatch(second -> second % GRID == 0);
        if (overlap || !onGrid) {
            faults.add(field);
        }
        return hours;
    }

    private List<Hours> read(String field) {
        try {
            return Hours.listOf(given(field));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            faults.add(field);
            return List.of();
        }
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
