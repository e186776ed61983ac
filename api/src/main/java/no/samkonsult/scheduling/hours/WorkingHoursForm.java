package no.samkonsult.scheduling.hours;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Page;
import no.samkonsult.shared.InvalidInput;

/** Working time as it is written; it remembers the fields that cannot be taken as they are. */
final class WorkingHoursForm {
    /** What a lead can be told in. */
    static final List<ChronoUnit> UNITS = List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS);

    private static final LocalDate NEVER = LocalDate.EPOCH;
    private static final int LONGEST_DAYS = 366;

    private final Map<String, String> fields;
    private final Set<String> faults = new TreeSet<>();

    WorkingHoursForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** From when a week is to hold. */
    record Week(LocalDate from, List<WeeklySpell> spells) {}

    /** The week, unless something cannot be read: then the form names it. */
    Optional<Week> week(LocalDate today) {
        LocalDate from = comingDay("from", today);
        List<WeeklySpell> spells = Arrays.stream(DayOfWeek.values())
                .flatMap(day -> Stream.concat(spells(day, "weekday.", false, from), spells(day, "joint.", true, from)))
                .toList();
        return faults.isEmpty() ? Optional.of(new Week(from, spells)) : Optional.empty();
    }

    Optional<Terms> terms() {
        HolidayHours holidays = read("holidays", HolidayHours.AS_USUAL, HolidayHours::valueOf);
        ChronoUnit unit = read("unit", ChronoUnit.MINUTES, text -> UNITS.get(UNITS.indexOf(ChronoUnit.valueOf(text))));
        int lead = number("lead");
        int before = number("before");
        int after = number("after");
        int step = number("step");
        int travel = number("travel");
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        try {
            int minutes = Math.toIntExact(Duration.of(lead, unit).toMinutes());
            return Optional.of(new Terms(holidays, minutes, before, after, step, travel));
        } catch (InvalidInput invalid) {
            faults.add(invalid.field());
        } catch (ArithmeticException tooLong) {
            faults.add("lead");
        }
        return Optional.empty();
    }

    /** Other days, without an id yet. */
    record Days(LocalDate first, LocalDate last, List<Hours> hours) {}

    Optional<Days> otherDays(LocalDate today) {
        LocalDate first = comingDay("first", today);
        LocalDate last = given("last").isEmpty() ? first : read("last", first, LocalDate::parse);
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_DAYS))) {
            faults.add("last");
        }
        List<Hours> hours = hours("hours");
        return faults.isEmpty() ? Optional.of(new Days(first, last, hours)) : Optional.empty();
    }

    /** The fields that could not be read, by their names on the page. */
    String faults(Page page) {
        return page.text(
                "hours.faults", faults.stream().map(field -> name(page, field)).collect(Collectors.joining(", ")));
    }

    private static String name(Page page, String field) {
        if (field.startsWith("weekday.")) {
            return page.text(field);
        }
        if (field.startsWith("joint.")) {
            return page.text("working-hours.joint.of", page.text(field.replace("joint.", "weekday.")));
        }
        return page.texts().get("working-hours.field." + field);
    }

    private Stream<WeeklySpell> spells(DayOfWeek day, String prefix, boolean joint, LocalDate from) {
        return hours(prefix + day.getValue()).stream()
                .map(hours -> new WeeklySpell(day, hours, joint, from, LocalDate.MAX));
    }

    /** None where nothing is written. */
    private List<Hours> hours(String field) {
        Optional<List<Hours>> hours = WeekForm.read(given(field));
        if (hours.isEmpty()) {
            faults.add(field);
        }
        return hours.orElseGet(List::of);
    }

    private LocalDate comingDay(String field, LocalDate today) {
        LocalDate day = read(field, NEVER, LocalDate::parse);
        if (day.isBefore(today)) {
            faults.add(field);
        }
        return day;
    }

    private int number(String field) {
        return read(field, 0, text -> {
            int number = Integer.parseInt(text);
            if (number < 0) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    private <T> T read(String field, T otherwise, Function<String, T> reading) {
        try {
            return reading.apply(given(field));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            faults.add(field);
            return otherwise;
        }
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
