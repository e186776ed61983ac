package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.alert.roster.Swap;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** The swaps of shifts that were offered. */
@Singleton
class SwapTable {
    private static final String WAITING = """
            SELECT s.id, s.offered_by, s.given_rotation, s.given_day, b.given_name || ' ' || b.family_name AS by_name,
                   s.offered_to, s.taken_rotation, s.taken_day, t.given_name || ' ' || t.family_name AS to_name
            FROM duty_swap s JOIN person b ON b.id = s.offered_by JOIN person t ON t.id = s.offered_to
            WHERE s.desk_id = ? AND s.accepted_at IS NULL AND s.ended_at IS NULL ORDER BY s.given_day, s.id
            """;

    private final Statements statements;

    SwapTable(Statements statements) {
        this.statements = statements;
    }

    /** One without an answer, and the names of both. */
    record Waiting(UUID id, Swap swap, String by, String to) {}

    List<Waiting> waiting(UUID desk) {
        return statements.list(WAITING, SwapTable::read, desk);
    }

    void add(UUID id, UUID desk, Swap swap, Instant now) {
        statements.update(
                """
                INSERT INTO duty_swap (id, desk_id, offered_by, given_rotation, given_day, offered_to, taken_rotation, taken_day,
                                       offered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                desk,
                swap.by().value(),
                swap.given().rotation(),
                swap.given().day(),
                swap.to().value(),
                swap.taken().rotation(),
                swap.taken().day(),
                now);
    }

    void accept(UUID id, Instant now) {
        statements.update("UPDATE duty_swap SET accepted_at = ? WHERE id = ?", now, id);
    }

    /** False where there is none without an answer that is theirs. */
    boolean end(Standing desk, UUID id, Instant now) {
        return statements.update("""
                        UPDATE duty_swap SET ended_at = ?, ended_by = acting_person()
                        WHERE id = ? AND desk_id = ? AND accepted_at IS NULL AND ended_at IS NULL
                          AND (? OR acting_person() IN (offered_by, offered_to))
                        """, now, id, desk.desk(), desk.administrator()) == 1;
    }

    private static Waiting read(ResultSet row) throws SQLException {
        var swap = new Swap(
                person(row, "offered_by"), shift(row, "given"), person(row, "offered_to"), shift(row, "taken"));
        return new Waiting(row.getObject("id", UUID.class), swap, row.getString("by_name"), row.getString("to_name"));
    }

    private static ShiftId shift(ResultSet row, String which) throws SQLException {
        return new ShiftId(
                row.getObject(which + "_rotation", UUID.class), row.getObject(which + "_day", LocalDate.class));
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }
}
