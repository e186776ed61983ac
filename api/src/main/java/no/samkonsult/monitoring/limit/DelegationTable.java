package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;

/** What responsible doctors have delegated. It holds for as long as they answer for the plan. */
@Singleton
class DelegationTable {
    private static final String OF_PLAN = """
            SELECT d.id, d.service_id, s.name AS service, d.kind, d.component, d.lowest, d.highest
            FROM plan_delegation d
            JOIN responsible_doctor r ON r.id = d.responsibility_id
            JOIN service s ON s.id = d.service_id
            WHERE r.plan_id = ? AND d.ended_at IS NULL
            """;

    private final Statements statements;

    DelegationTable(Statements statements) {
        this.statements = statements;
    }

    List<Delegation> ofPlan(UUID plan) {
        return statements.list(OF_PLAN + "ORDER BY d.kind, d.component", DelegationTable::delegation, plan);
    }

    /** To the services where whoever acts works. */
    List<Delegation> mine(UUID plan, int kind) {
        return statements.list(
                OF_PLAN + "AND d.kind = ? AND d.service_id = ANY (acting_services())",
                DelegationTable::delegation,
                plan,
                kind);
    }

    void add(UUID responsibility, Delegation delegation, Instant now) {
        statements.update(
                """
                INSERT INTO plan_delegation (id, responsibility_id, service_id, kind, component, lowest, highest, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                delegation.id(),
                responsibility,
                delegation.serviceId(),
                delegation.kind(),
                delegation.component(),
                delegation.lowest(),
                delegation.highest(),
                now);
    }

    boolean end(UUID responsibility, UUID id, Instant now) {
        return statements.update(
                        "UPDATE plan_delegation SET ended_at = ? WHERE id = ? AND responsibility_id = ? AND ended_at IS NULL",
                        now,
                        id,
                        responsibility)
                == 1;
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getString("service"),
                row.getInt("kind"),
                row.getInt("component"),
                row.getBigDecimal("lowest"),
                row.getBigDecimal("highest"));
    }
}
