package no.samkonsult.monitoring.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schedules as the columns of an activity hold them. */
public final class ScheduleRows {
    /** What is read of an activity, called {@code a}. */
    public static final String COLUMNS = """
            a.id, array_to_string(a.times, ',') AS times, array_to_string(a.weekdays, ',') AS weekdays, a.every_days, a.counted_from,
            a.early_minutes, a.grace_minutes""";

    private ScheduleRows() {}

    public static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                Stream.of(row.getString("times").split(","))
                        .map(LocalTime::parse)
                        .toList(),
                Arrays.stream(row.getString("weekdays").split(","))
                        .map(Integer::valueOf)
                        .map(DayOfWeek::of)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getInt("every_days"),
                row.getObject("counted_from", LocalDate.class),
                Duration.ofMinutes(row.getInt("early_minutes")),
                Duration.ofMinutes(row.getInt("grace_minutes")));
    }

    /** The times as an array's text. */
    public static String[] times(Schedule schedule) {
        return schedule.times().stream().map(LocalTime::toString).toArray(String[]::new);
    }

    public static String[] weekdays(Schedule schedule) {
        return schedule.weekdays().stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .toArray(String[]::new);
    }
}
