package no.samkonsult.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Practitioners at work from 08 to 16 on weekdays, with busy time for 60 working days ahead; the same in every run. */
record BusyCalendars(LocalDate firstDay) {
    private static final int WORKING_DAYS = 60;
    private static final int SPELLS_A_DAY = 6;
    private static final int FIRST_HOUR_UTC = 7;
    private static final int MINUTES_BETWEEN = 80;
    private static final int GRID_MINUTES = 5;

    private static final String PEOPLE = """
            INSERT INTO person (id, given_name, family_name)
            SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Last', 'Kalender ' || n
            FROM generate_series(%1$d, %2$d) AS n;

            INSERT INTO practitioner_role (id, person_id, organisation_id, role, valid)
            SELECT p.id, p.id, o.id, 'GENERAL_PRACTITIONER', '(,)'
            FROM generate_series(%1$d, %2$d) AS n
            JOIN person p ON p.id = ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
            CROSS JOIN (SELECT id FROM organisation ORDER BY id LIMIT 1) AS o;

            INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
            SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, weekday, '08:00', '16:00'
            FROM generate_series(%1$d, %2$d) AS n CROSS JOIN generate_series(1, 5) AS weekday;
            """;

    static UUID person(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }

    /** Adds calendars {@code from} to {@code end} − 1. */
    void add(Connection owner, int from, int end) throws SQLException, IOException {
        try (var statement = owner.createStatement()) {
            statement.execute(PEOPLE.formatted(from, end - 1));
            try (var rows = new PGCopyOutputStream(
                    owner.unwrap(PGConnection.class), "COPY occupancy (person_id, kind, during) FROM STDIN")) {
                for (int number = from; number < end; number++) {
                    rows.write(
                            busy(person(number), new SplittableRandom(number)).getBytes(UTF_8));
                }
            }
            statement.execute("ANALYZE");
        }
    }

    private String busy(UUID person, SplittableRandom random) {
        var rows = new StringBuilder();
        firstDay.datesUntil(firstDay.plusYears(1))
                .filter(day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
                .limit(WORKING_DAYS)
                .forEach(day -> {
                    for (int spell = 0; spell < SPELLS_A_DAY; spell++) {
                        OffsetDateTime start = day.atTime(FIRST_HOUR_UTC, 0)
                                .plusMinutes((long) spell * MINUTES_BETWEEN + random.nextInt(6) * GRID_MINUTES)
                                .atOffset(ZoneOffset.UTC);
                        OffsetDateTime end = start.plusMinutes(random.nextInt(3, 10) * GRID_MINUTES);
                        rows.append("%s\tBUSY\t[\"%s\",\"%s\")%n".formatted(person, start, end));
                    }
                });
        return rows.toString();
    }
}
