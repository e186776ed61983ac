package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Writes when people work, and what fills their calendars from today on. */
record CalendarRows(Rows rows) {
    private static final int DAYS = 60;

    private record Hours(Practitioner practitioner, Shift shift) {}

    void write(LocalDate today) throws SQLException {
        List<Hours> hours = Practitioner.all().stream()
                .flatMap(each -> Shift.of(each).stream().map(shift -> new Hours(each, shift)))
                .toList();
        rows.insert(
                "INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends) VALUES (?, ?, ?, ?)",
                hours,
                each -> row(
                        each.practitioner().post(),
                        each.shift().weekday().getValue(),
                        each.shift().starts(),
                        each.shift().ends()));
        rows.insert(
                """
                INSERT INTO occupancy (person_id, kind, during)
                VALUES (?, 'BUSY', tstzrange(?::timestamp AT TIME ZONE 'Europe/Oslo', ?::timestamp AT TIME ZONE 'Europe/Oslo'))
                """,
                Practitioner.all().stream()
                        .flatMap(each -> BusyTime.of(each, today, DAYS))
                        .toList(),
                each -> row(each.practitioner().person(), each.starts(), each.ends()));
        List<Bookable> bookable = Bookable.all();
        rows.insert(
                "INSERT INTO resource (id, organisation_id, kind, name) VALUES (?, ?, ?, ?)",
                bookable,
                each -> row(each.id(), each.workplace().id(), each.kind(), each.name()));
        rows.insert(
                "INSERT INTO resource_hours SELECT ?, weekday, '08:00', '15:30' FROM generate_series(1, 5) AS weekday",
                bookable,
                each -> row(each.id()));
    }
}
