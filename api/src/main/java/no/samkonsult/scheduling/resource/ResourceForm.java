package no.samkonsult.scheduling.resource;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.hours.WeekForm;
import no.samkonsult.scheduling.resource.Resource.Kind;

/** The fields in which a room and its hours are written: {@code weekday.1} for Monday, as {@code 08:00–15:30}. */
final class ResourceForm {
    private static final int LONGEST_NAME = 100;

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
        var form = new WeekForm(fields);
        Map<DayOfWeek, List<Hours>> week = form.week();
        faults.addAll(form.faults());
        if (faults.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            faults.add("weekday.1");
        }
        return week;
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
