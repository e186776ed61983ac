package no.samkonsult.audit.seal;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.samkonsult.platform.Statements;

/** The seals in the audit trail's table. */
@Singleton
final class SealTable {
    /** The key of the advisory lock that one sealer holds until its transaction ends. */
    static final long SEALER = 0x5ea1;

    private final Statements statements;

    SealTable(Statements statements) {
        this.statements = statements;
    }

    /** Whether this transaction is the only one that seals. */
    boolean claim() {
        return statements
                .list("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), SEALER)
                .getFirst();
    }

    Optional<Head> head() {
        return last("SELECT sealed_no, hash FROM audit_event WHERE sealed_no IS NOT NULL ORDER BY sealed_no DESC LIMIT 1")
                .or(() -> last("SELECT sealed_no, hash FROM audit_cut ORDER BY sealed_no DESC LIMIT 1"));
    }

    private Optional<Head> last(String sql) {
        return statements.list(sql, row -> new Head(row.getLong(1), row.getBytes(2))).stream()
                .findFirst();
    }

    /** Rows without a seal that can be seen now. Those of transactions that have not ended come another time, whatever their id. */
    List<Row> unsealed(int limit) {
        return statements.list(
                "SELECT " + Row.SELECTED + " FROM audit_event WHERE sealed_no IS NULL ORDER BY audit_event.id LIMIT ?",
                Row::read,
                limit);
    }

    /** Since when the oldest row without a seal has waited. */
    Optional<Instant> waitingSince() {
        return statements
                .list(
                        "SELECT recorded_at FROM audit_event WHERE sealed_no IS NULL ORDER BY audit_event.id LIMIT 1",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    void seal(Connection transaction, List<Sealed> links) {
        int changed = statements.update(
                """
                UPDATE audit_event SET sealed_no = link.number, hash = link.hash
                FROM unnest(?, ?, ?) AS link (id, number, hash)
                WHERE audit_event.id = link.id AND audit_event.sealed_no IS NULL
                """,
                array(
                        transaction,
                        "int8",
                        links.stream().map(link -> link.row().id()).toArray()),
                array(transaction, "int8", links.stream().map(Sealed::number).toArray()),
                array(transaction, "bytea", links.stream().map(Sealed::hash).toArray(byte[][]::new)));
        if (changed != links.size()) {
            throw new IllegalStateException("sealed %d rows of %d".formatted(changed, links.size()));
        }
    }

    private static Array array(Connection transaction, String type, Object[] values) {
        try {
            return transaction.createArrayOf(type, values);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
