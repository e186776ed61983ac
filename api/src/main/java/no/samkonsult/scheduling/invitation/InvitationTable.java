package no.samkonsult.scheduling.invitation;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.invitation.Guest.Told;
import no.samkonsult.scheduling.invitation.InvitationRules.Telling;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What everybody is to know of consultations and what they were told. Run in the name of {@code INVITATION}. */
@Singleton
class InvitationTable {
    /** A row for each who is to be there and each who was told. Whoever has died is left out. */
    private static final String MEETING = """
            SELECT lower(c.during) AS starts, upper(c.during) AS ends, c.status = 'BOOKED' AS booked, c.version,
                   coalesce((SELECT max(m.version) FROM consultation_change m
                             WHERE m.consultation_id = c.id AND m.became IS NOT NULL), 1) AS timed,
                   g.person_id, coalesce(g.status <> 'UNAVAILABLE', false) AS expected, i.told_method, i.told_version
            FROM consultation c
            CROSS JOIN LATERAL (
                SELECT person_id, a.status FROM consultation_participant a WHERE a.consultation_id = c.id
                UNION ALL
                SELECT person_id, NULL FROM invitation x WHERE x.consultation_id = c.id AND NOT EXISTS (
                    SELECT FROM consultation_participant a WHERE a.consultation_id = c.id AND a.person_id = x.person_id)
                ) AS g
            LEFT JOIN invitation i ON i.consultation_id = c.id AND i.person_id = g.person_id
            WHERE c.id = ? AND NOT EXISTS (SELECT FROM patient p WHERE p.person_id = g.person_id AND p.died_on IS NOT NULL)
            ORDER BY g.person_id
            """;

    private static final String CALM = """
            UPDATE invitation SET due_at = NULL WHERE consultation_id = ? AND due_at IS NOT NULL AND person_id <> ALL (?)
            """;

    private static final String TELL = """
            INSERT INTO invitation AS i (consultation_id, person_id, method, version, due_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (consultation_id, person_id) DO UPDATE
            SET method = excluded.method, version = excluded.version, due_at = excluded.due_at, attempts = 0, unreached_at = NULL
            """;

    private static final String STATES = """
            SELECT person_id, due_at IS NOT NULL AS waits, unreached_at, told_method, told_at, told_by
            FROM invitation WHERE consultation_id = ?
            """;

    private final Statements statements;

    InvitationTable(Statements statements) {
        this.statements = statements;
    }

    Optional<Meeting> meeting(UUID consultation) {
        List<Meeting> rows = statements.list(MEETING, row -> meeting(consultation, row), consultation);
        return rows.stream()
                .findFirst()
                .map(first -> new Meeting(
                        first.id(),
                        first.time(),
                        first.booked(),
                        first.version(),
                        first.timed(),
                        rows.stream().flatMap(row -> row.guests().stream()).toList()));
    }

    /** What is to be told, and nothing else any more. Waits for the few seconds that a sender may hold a row. */
    void save(UUID consultation, List<Telling> tellings, Instant now) {
        statements.update(
                CALM,
                consultation,
                tellings.stream().map(telling -> telling.person().value()).toArray(UUID[]::new));
        statements.updateEach(
                TELL,
                tellings.stream()
                        .map(telling -> new @Nullable Object[] {
                            consultation,
                            telling.person().value(),
                            telling.method().name(),
                            telling.version(),
                            now
                        })
                        .toList());
    }

    /** How each stands who is to know anything. */
    Map<PersonId, InvitationState> states(UUID consultation) {
        return statements
                .list(
                        STATES,
                        row -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), state(row)),
                        consultation)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first, LinkedHashMap::new));
    }

    private static Meeting meeting(UUID consultation, ResultSet row) throws SQLException {
        String method = row.getString("told_method");
        var guest = new Guest(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getBoolean("expected"),
                method == null ? null : new Told(Method.valueOf(method), row.getInt("told_version")));
        TimeRange time = Statements.time(row);
        return new Meeting(
                consultation,
                time,
                row.getBoolean("booked"),
                row.getInt("version"),
                row.getInt("timed"),
                List.of(guest));
    }

    private static InvitationState state(ResultSet row) throws SQLException {
        if (row.getBoolean("waits")) {
            return new InvitationState.Waiting();
        }
        if (row.getObject("unreached_at") != null) {
            return new InvitationState.Unreached();
        }
        OffsetDateTime told = row.getObject("told_at", OffsetDateTime.class);
        return told == null
                ? new InvitationState.Waiting()
                : new InvitationState.Told(
                        told.toInstant(),
                        InvitationState.Way.valueOf(row.getString("told_by")),
                        Method.valueOf(row.getString("told_method")) == Method.CANCEL);
    }
}
