package no.samkonsult.scheduling.hours;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Statements;

/** The working time of posts, read for several at once in the transaction of the caller. */
@Singleton
public final class WorkingTimes {
    /** The days on which a post is held. */
    private static final String HELD =
            "daterange((lower(r.valid) AT TIME ZONE 'Europe/Oslo')::date, (upper(r.valid) AT TIME ZONE 'Europe/Oslo')::date)";

    private static final String WEEKS = """
            SELECT h.practitioner_role_id AS post, h.weekday, to_char(h.starts, 'HH24:MI') AS opens,
                   to_char(h.ends, 'HH24:MI') AS closes, h.joint,
                   coalesce(lower(h.valid * %1$s), '-infinity') AS valid_from, coalesce(upper(h.valid * %1$s), 'infinity') AS valid_until
            FROM working_hours h JOIN practitioner_role r ON r.id = h.practitioner_role_id
            WHERE r.id = ANY (?) AND h.valid && %1$s
            ORDER BY h.weekday, h.starts
            """.formatted(HELD);

    private static final String OTHER_DAYS = """
            SELECT x.practitioner_role_id AS post, x.id, lower(x.days * %1$s) AS first, upper(x.days * %1$s) - 1 AS last,
                   (SELECT string_agg(to_char(make_interval(mins => lower(spell)), 'HH24:MI') || '-'
                                      || to_char(make_interval(mins => upper(spell)), 'HH24:MI'), ',')
                    FROM unnest(x.minutes) AS spell) AS hours
            FROM working_hours_exception x JOIN practitioner_role r ON r.id = x.practitioner_role_id
            WHERE r.id = ANY (?) AND x.days && %1$s
            ORDER BY first
            """.formatted(HELD);

    private static final String TERMS =
            "SELECT *, practitioner_role_id AS post FROM booking_terms WHERE practitioner_role_id = ANY (?)";

    private final Statements statements;

    WorkingTimes(Statements statements) {
        this.statements = statements;
    }

    /** One row's part of a post's working time. */
    private record Part<T>(UUID post, T value) {}

    /** The working time of every post that is asked for, whether it has any hours or not. */
    public Map<UUID, WorkingTime> of(Collection<UUID> posts) {
        UUID[] ids = posts.toArray(UUID[]::new);
        Map<UUID, List<WeeklySpell>> weeks = byPost(WEEKS, WorkingTimes::spell, ids);
        Map<UUID, List<OtherDays>> others = byPost(OTHER_DAYS, WorkingTimes::otherDays, ids);
        Map<UUID, List<Terms>> terms = byPost(TERMS, WorkingTimes::terms, ids);
        var times = new HashMap<UUID, WorkingTime>();
        for (UUID post : posts) {
            times.put(
                    post,
                    new WorkingTime(
                            weeks.getOrDefault(post, List.of()),
                            others.getOrDefault(post, List.of()),
                            terms.getOrDefault(post, List.of(Terms.USUAL)).getFirst()));
        }
        return times;
    }

    private <T> Map<UUID, List<T>> byPost(String sql, Statements.Reading<T> reading, UUID[] posts) {
        return statements
                .list(sql, row -> new Part<>(row.getObject("post", UUID.class), reading.read(row)), (Object) posts)
                .stream()
                .collect(groupingBy(Part::post, mapping(Part::value, toList())));
    }

    private static WeeklySpell spell(ResultSet row) throws SQLException {
        return new WeeklySpell(
                DayOfWeek.of(row.getInt("weekday")),
                Hours.of(row.getString("opens"), row.getString("closes")),
                row.getBoolean("joint"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static OtherDays otherDays(ResultSet row) throws SQLException {
        String hours = row.getString("hours");
        return new OtherDays(
                row.getObject("id", UUID.class),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                hours == null ? List.of() : Hours.listOf(hours));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                HolidayHours.valueOf(row.getString("holiday_hours")),
                row.getInt("lead_minutes"),
                row.getInt("buffer_before"),
                row.getInt("buffer_after"),
                row.getInt("step_minutes"),
                row.getInt("travel_minutes"));
    }
}
