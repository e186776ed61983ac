package no.samkonsult.audit.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import no.samkonsult.audit.seal.Heads.Exported;
import no.samkonsult.platform.CannotStart;

/**
 * Removes what is older than an organisation keeps, by the owner of the tables: the service itself cannot.
 *
 * <p>The chain is cut at a head that was written down outside the database, and nowhere else, so that what is left can still
 * be verified, and a cut that nobody was to make is found.
 */
public final class Pruning {
    private static final String TODAY = "SELECT (now() AT TIME ZONE 'Europe/Oslo')::date";
    private static final String CUT = """
            INSERT INTO audit_cut (sealed_no, hash)
            SELECT sealed_no, hash FROM audit_event WHERE sealed_no = ? AND hash = decode(?, 'hex')
            """;

    private Pruning() {}

    /**
     * Removes the rows that were sealed before the first day that is kept.
     *
     * @param kept how long rows are kept
     * @return how many rows were removed
     */
    public static long prune(String url, String ownerPassword, Path heads, Period kept) {
        try (Connection connection = DriverManager.getConnection(url, "samkonsult_owner", ownerPassword)) {
            connection.setAutoCommit(false);
            LocalDate first = today(connection).minus(kept);
            Optional<Exported> head = Heads.read(heads).stream()
                    .filter(line -> !line.day().isAfter(first))
                    .reduce((_, later) -> later);
            return head.isEmpty() ? 0 : cut(connection, head.get());
        } catch (SQLException failure) {
            throw new CannotStart("The audit trail cannot be pruned: " + failure.getMessage(), failure);
        }
    }

    /** Nothing where the chain was cut there before. */
    private static long cut(Connection connection, Exported head) throws SQLException {
        try (var before = connection.prepareStatement("SELECT FROM audit_cut WHERE sealed_no >= ?");
                var cut = connection.prepareStatement(CUT);
                var remove = connection.prepareStatement("DELETE FROM audit_event WHERE sealed_no <= ?")) {
            before.setLong(1, head.number());
            if (before.executeQuery().next()) {
                return 0;
            }
            cut.setLong(1, head.number());
            cut.setString(2, head.hash());
            if (cut.executeUpdate() == 0) {
                throw new CannotStart("Nothing is removed: row %d does not have the hash that was written down on %s."
                        .formatted(head.number(), head.day()));
            }
            remove.setLong(1, head.number());
            long removed = remove.executeLargeUpdate();
            connection.commit();
            return removed;
        }
    }

    private static LocalDate today(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TODAY);
                var row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }
}
