package no.samkonsult.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * What the database says after a run: the numbers that are stored, and how often and how large they are.
 *
 * @param numbers which readings are stored
 * @param bytesEach heap and index of the partitions in use, divided by rows
 */
record StoredReadings(BitSet numbers, long rows, double bytesEach) {
    private static final String NUMBERS = "SELECT sequence FROM measurement";
    private static final String BYTES = """
            SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits
            WHERE inhparent = 'measurement'::regclass AND pg_relation_size(inhrelid) > 0
            """;

    static StoredReadings count(Connection connection) throws SQLException {
        var numbers = new BitSet();
        long rows = 0;
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(NUMBERS)) {
            while (found.next()) {
                numbers.set(found.getInt(1));
                rows++;
            }
        }
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(BYTES)) {
            found.next();
            return new StoredReadings(numbers, rows, (double) found.getLong(1) / rows);
        }
    }

    /** Acknowledged by the broker, and not there. */
    int lost(Ledger ledger, Load load) {
        int lost = 0;
        for (int number = 0; number < load.messages(); number++) {
            if (!load.isRepeat(number) && ledger.isAcknowledged(number) && !numbers.get(number)) {
                lost++;
            }
        }
        return lost;
    }

    long duplicated() {
        return rows - numbers.cardinality();
    }

    /** The same rows by one bare COPY, committed, into a table with the same columns and key: rows per second. */
    static double copyRowsPerSecond(Connection owner) throws SQLException, IOException {
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ByteArrayOutputStream();
        copy.copyOut("COPY (SELECT * FROM measurement) TO STDOUT", rows);
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE copied (LIKE measurement INCLUDING ALL)");
        }
        long begun = System.nanoTime();
        long copied = copy.copyIn("COPY copied FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
        return copied * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
    }
}
