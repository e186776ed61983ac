package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.plan.SelfManagement.Actions;
import no.samkonsult.monitoring.plan.SelfManagement.Signed;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** The versions of what a patient does in each zone. */
@Singleton
class SelfManagementTable {
    private static final String LATEST = """
            SELECT s.*, w.given_name || ' ' || w.family_name AS writer, c.given_name || ' ' || c.family_name AS doctor
            FROM self_management s
            JOIN person w ON w.id = s.written_by
            LEFT JOIN person c ON c.id = s.confirmed_by
            WHERE s.plan_id = ? AND (s.confirmed_at IS NOT NULL) = ?
            ORDER BY coalesce(s.confirmed_at, s.written_at) DESC LIMIT 1
            """;

    private static final String WRITE = """
            INSERT INTO self_management (id, plan_id, green, yellow, red, written_by, written_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CONFIRM = """
            UPDATE self_management SET confirmed_by = ?, confirmed_at = ? WHERE id = ? AND plan_id = ? AND confirmed_at IS NULL
            """;

    private final Statements statements;

    SelfManagementTable(Statements statements) {
        this.statements = statements;
    }

    /** What holds now. */
    Optional<SelfManagement> inForce(UUID plan) {
        return latest(plan, true);
    }

    /** The latest that waits for a doctor, unless something was confirmed since it was written. */
    Optional<SelfManagement> proposed(UUID plan) {
        Instant since =
                inForce(plan).map(SelfManagement::confirmed).map(Signed::at).orElse(Instant.MIN);
        return latest(plan, false).filter(proposed -> proposed.written().at().isAfter(since));
    }

    void write(UUID id, UUID plan, Actions actions, PersonId by, Instant now) {
        statements.update(WRITE, id, plan, actions.green(), actions.yellow(), actions.red(), by.value(), now);
    }

    boolean confirm(UUID id, UUID plan, PersonId by, Instant now) {
        return statements.update(CONFIRM, by.value(), now, id, plan) == 1;
    }

    private Optional<SelfManagement> latest(UUID plan, boolean confirmed) {
        return statements.list(LATEST, SelfManagementTable::row, plan, confirmed).stream()
                .findFirst();
    }

    private static SelfManagement row(ResultSet row) throws SQLException {
        return new SelfManagement(
                row.getObject("id", UUID.class),
                new Actions(row.getString("green"), row.getString("yellow"), row.getString("red")),
                new Signed(
                        row.getString("writer"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()),
                confirmed(row));
    }

    private static @Nullable Signed confirmed(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("confirmed_at", OffsetDateTime.class);
        return at == null ? null : new Signed(row.getString("doctor"), at.toInstant());
    }
}
