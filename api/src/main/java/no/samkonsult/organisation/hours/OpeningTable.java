package no.samkonsult.organisation.hours;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.organisation.hours.ServiceHours.FinishMinutes;
import no.samkonsult.platform.Statements;
import org.jspecify.annotations.Nullable;

/** The hours and promises of services, in the transaction of the caller. */
@Singleton
class OpeningTable {
    private static final String EXCEPTIONS = """
            SELECT day, to_char(opens, 'HH24:MI') AS opens, to_char(closes, 'HH24:MI') AS closes, reason
            FROM service_hours_exception WHERE service_id = ? ORDER BY day
            """;

    private static final String WEEK = """
            SELECT weekday, to_char(opens, 'HH24:MI') AS opens, to_char(closes, 'HH24:MI') AS closes
            FROM service_hours WHERE service_id = ? ORDER BY weekday, opens
            """;

    private final Statements statements;

    OpeningTable(Statements statements) {
        this.statements = statements;
    }

    Optional<Opening> find(UUID service) {
        return statements
                .list(
                        "SELECT red_response_minutes, yellow_response_minutes, holiday_hours FROM service WHERE id = ?",
                        row -> new Opening(
                                service,
                                row.getInt("red_response_minutes"),
                                row.getInt("yellow_response_minutes"),
                                HolidayHours.valueOf(row.getString("holiday_hours")),
                                week(service),
                                exceptions(service)),
                        service)
                .stream()
                .findFirst();
    }

    /** The services of the organisation that whoever acts administers. */
    List<KeptService> administered() {
        return statements.list("""
                SELECT id, name FROM service
                WHERE acting_role() = 'ADMINISTRATOR' AND organisation_id = acting_organisation() ORDER BY name, id
                """, row -> new KeptService(row.getObject("id", UUID.class), row.getString("name")));
    }

    FinishMinutes finishMinutes(UUID service) {
        return statements
                .list(
                        "SELECT red_finish_minutes, yellow_finish_minutes, technical_finish_minutes FROM service WHERE id = ?",
                        row -> new FinishMinutes(
                                row.getInt("red_finish_minutes"),
                                row.getInt("yellow_finish_minutes"),
                                row.getInt("technical_finish_minutes")),
                        service)
                .getFirst();
    }

    void promise(UUID service, ServiceHours.Change change) {
        statements.update(
                """
                UPDATE service SET red_response_minutes = ?, yellow_response_minutes = ?, holiday_hours = ?,
                    red_finish_minutes = ?, yellow_finish_minutes = ?, technical_finish_minutes = ?
                WHERE id = ?
                """,
                change.red(),
                change.yellow(),
                change.holidays().name(),
                change.finish().red(),
                change.finish().yellow(),
                change.finish().technical(),
                service);
    }

    void replaceWeek(UUID service, List<WeeklyHours> week) {
        statements.update("DELETE FROM service_hours WHERE service_id = ?", service);
        week.forEach(each -> statements.update(
                "INSERT INTO service_hours (service_id, weekday, opens, closes) VALUES (?, ?, ?::time, ?::time)",
                service,
                each.weekday().getValue(),
                each.hours().opens().toString(),
                each.hours().closing()));
    }

    void except(UUID service, HoursException exception) {
        Hours hours = exception.hours();
        statements.update(
                """
                INSERT INTO service_hours_exception (service_id, day, opens, closes, reason)
                VALUES (?, ?, ?::time, ?::time, ?)
                ON CONFLICT (service_id, day)
                DO UPDATE SET opens = excluded.opens, closes = excluded.closes, reason = excluded.reason
                """,
                service,
                exception.day(),
                hours == null ? null : hours.opens().toString(),
                hours == null ? null : hours.closing(),
                exception.reason());
    }

    boolean drop(UUID service, LocalDate day) {
        return statements.update("DELETE FROM service_hours_exception WHERE service_id = ? AND day = ?", service, day)
                == 1;
    }

    private List<WeeklyHours> week(UUID service) {
        return statements.list(WEEK, row -> new WeeklyHours(DayOfWeek.of(row.getInt("weekday")), hours(row)), service);
    }

    private List<HoursException> exceptions(UUID service) {
        return statements.list(
                EXCEPTIONS,
                row -> new HoursException(
                        row.getObject("day", LocalDate.class), optionalHours(row), row.getString("reason")),
                service);
    }

    private static @Nullable Hours optionalHours(ResultSet row) throws SQLException {
        return row.getString("opens") == null ? null : hours(row);
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return Hours.of(row.getString("opens"), row.getString("closes"));
    }
}
