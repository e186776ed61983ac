package no.samkonsult.audit.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.SystemPrincipal;
import org.jspecify.annotations.Nullable;

/** What came of walking the whole chain: how far it goes, and every flaw. */
public record Verification(long sealed, List<Flaw> flaws) {
    private static final int FETCHED_AT_ONCE = 5_000;

    private static final String LINKS = "SELECT sealed_no, hash, " + Row.SELECTED
            + " FROM audit_event WHERE sealed_no IS NOT NULL ORDER BY sealed_no";

    private static final String CUT = "SELECT sealed_no, hash FROM audit_cut ORDER BY sealed_no DESC LIMIT 1";

    private static final String WAITING = """
            SELECT count(*), min(recorded_at) FROM audit_event
            WHERE sealed_no IS NULL AND recorded_at < now() - interval '1 minute'
            """;

    public Verification {
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads the audit trail as {@code samkonsult_app}, in one snapshot.
     *
     * @param heads the folder with the heads that were written down, or null to leave them out
     * @throws CannotStart where the database cannot be read
     */
    public static Verification of(String url, String appPassword, @Nullable Path heads) {
        try (Connection connection = DriverManager.getConnection(url, "samkonsult_app", appPassword)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            actAsAudit(connection);
            return walk(connection, new Chain(start(connection), heads == null ? List.of() : Heads.read(heads)));
        } catch (SQLException unreadable) {
            throw new CannotStart("The audit trail cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Verification walk(Connection connection, Chain chain) throws SQLException {
        try (var statement = connection.prepareStatement(LINKS)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    chain.add(new Sealed(rows.getLong("sealed_no"), rows.getBytes("hash"), Row.read(rows)));
                }
            }
        }
        var flaws = new ArrayList<>(chain.flaws());
        waiting(connection).ifPresent(flaws::add);
        return new Verification(chain.head().number(), flaws);
    }

    private static Head start(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(CUT);
                var row = statement.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), row.getBytes(2)) : Head.NONE;
        }
    }

    private static void actAsAudit(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config('samkonsult.principal', ?, true)")) {
            statement.setString(1, SystemPrincipal.AUDIT.setting());
            statement.execute();
        }
    }

    private static Optional<Flaw> waiting(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(WAITING);
                var rows = statement.executeQuery()) {
            rows.next();
            long count = rows.getLong(1);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new Flaw.Unsealed(
                            count, rows.getObject(2, OffsetDateTime.class).toInstant()));
        }
    }
}
