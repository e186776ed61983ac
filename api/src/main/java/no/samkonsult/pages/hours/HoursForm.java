package no.samkonsult.pages.hours;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.organisation.hours.HoursException;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.organisation.hours.WeeklyHours;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** Hours as they are written, such as {@code 07:30–15:30, 17:00–21:00}; it remembers the fields that cannot be taken as they are. */
final class HoursForm {
    private static final int LONGEST_REASON = 100;
    private static final int MOST_MINUTES = 24 * 60;

    private final Map<String, String> fields;
    private final Set<String> faults = new TreeSet<>();

    HoursForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The change, unless something cannot be read: then the form names it. */
    Optional<ServiceHours.Change> change() {
        int red = minutes("red");
        int yellow = minutes("yellow");
        var finish = new ServiceHours.FinishMinutes(
                minutes("finish-red"), minutes("finish-yellow"), minutes("finish-technical"));
        HolidayHours holidays = holidays();
        List<WeeklyHours> week =
                Arrays.stream(DayOfWeek.values()).flatMap(this::weekday).toList();
        return holidays == null || !faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceHours.Change(red, yellow, finish, holidays, week));
    }

    /** The exception, unless something cannot be read: then the form names it. */
    Optional<HoursException> exception() {
        LocalDate day = day(given("day"));
        List<Hours> hours = hours("hours");
        String reason = given("reason");
        if (hours.size() > 1) {
            faults.add("hours");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add("reason");
        }
        return day == null || !faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new HoursException(day, hours.isEmpty() ? null : hours.getFirst(), reason));
    }

    @Nullable
    LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            faults.add("day");
            return null;
        }
    }

    /** The fields that could not be read, by their names on the page. */
    String faults(Page page) {
        return page.text(
                "hours.faults",
                faults.stream()
                        .map(field ->
                                field.startsWith("weekday.") ? page.text(field) : page.text("hours.field." + field))
                        .collect(Collectors.joining(", ")));
    }

    private Stream<WeeklyHours> weekday(DayOfWeek day) {
        return hours("weekday." + day.getValue()).stream().map(hours -> new WeeklyHours(day, hours));
    }

    /** Nothing is closed. */
    private List<Hours> hours(String field) {
        try {
            return Hours.listOf(given(field));
        } catch (DateTimeException | IllegalArgumentException noHours) {
            faults.add(field);
            return List.of();
        }
    }

    private int minutes(String field) {
        try {
            int minutes = Integer.parseInt(given(field));
            if (minutes > 0 && minutes <= MOST_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of bounds
        }
        faults.add(field);
        return 1;
    }

    private @Nullable HolidayHours holidays() {
        try {
            return HolidayHours.valueOf(given("holidays"));
        } catch (IllegalArgumentException other) {
            faults.add("holidays");
            return null;
        }
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
