package no.samkonsult.scheduling.hours;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.Hours;

/** The fields in which the hours of a week are written: {@code weekday.1} for Monday, as {@code 08:00–15:30}, on steps of five minutes. */
public final class WeekForm {
    private static final int GRID = 5 * 60;

    private final Map<String, String> fields;
    private final List<String> faults = new ArrayList<>();

    public WeekForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Without what could not be read, which is then among the faults. */
    public Map<DayOfWeek, List<Hours>> week() {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours("weekday." + day.getValue()));
        }
        return week;
    }

    /** The fields that could not be read. */
    public List<String> faults() {
        return faults;
    }

    private List<Hours> hours(String field) {
        Optional<List<Hours>> hours = read(fields.getOrDefault(field, "").strip());
        if (hours.isEmpty()) {
            faults.add(field);
        }
        return hours.orElseGet(List::of);
    }

    /** Hours as they are written, apart and on the steps; nothing where that cannot be read. */
    public static Optional<List<Hours>> read(String text) {
        try {
            return Optional.of(Hours.listOf(text)).filter(WeekForm::areApart).filter(hours -> hours.stream()
                    .flatMap(each -> Stream.of(each.opens(), each.closes()))
                    .allMatch(time -> time.toSecondOfDay() % GRID == 0));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean areApart(List<Hours> hours) {
        return IntStream.range(0, hours.size())
                .noneMatch(one -> hours.stream().skip(one + 1L).anyMatch(hours.get(one)::overlaps));
    }
}
