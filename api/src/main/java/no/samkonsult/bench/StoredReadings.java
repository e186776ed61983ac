package no.samkonsult.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
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
    private static final int COPIES = 5;

    private static final String NUMBERS = "SELECT sequence FROM measurement WHERE patient_key < 1000000";
    private static final String BYTES = """
            SELECT sum(pg_total_relation_size(inhrelid))::float8 / (SELECT count(*) FROM measurement) FROM pg_inherits
            WHERE inhparent = 'measurement'::regclass AND pg_relation_size(inhrelid) > 0
            """;

    /** Rows of patients who have no devices of the load, spread over the last year in random order. */
    private static final String FILL = """
            INSERT INTO measurement (effective_at, received_at, patient_key, device_key, sequence, kind, assessment, flags,
                utc_offset, controller, value1)
            SELECT now() - random() * interval '365 days', now(), 1000000 + (random() * 100000)::integer, 1, n, 5, 1, 0, 60, 1, 78.4
            FROM generate_series(1, ?) AS n
            """;

    static void fill(Site site, int rows) throws SQLException {
        if (rows > 0) {
            try (var owner = site.asOwner();
                    var insert = owner.prepareStatement(FILL)) {
                insert.setInt(1, rows);
                insert.executeUpdate();
            }
            site.analyze();
        }
    }

    /** Where the write-ahead log ends. */
    static long walBytes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")) {
            found.next();
            return found.getLong(1);
        }
    }

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
            return new StoredReadings(numbers, rows, found.getDouble(1));
        }
    }

    /** Acknowledged by the broker, and not there. */
    int lost(Ledger ledger, Load load) {
        int lost = 0;
        for (int number = 0; number < load.messages(); number++) {
            if (load.isNewReading(number) && ledger.isAcknowledged(number) && !numbers.get(number)) {
                lost++;
            }
        }
        return lost;
    }

    long duplicated() {
        return rows - numbers.cardinality();
    }

    /** The same rows by one bare COPY into the same table, emptied: rows per second, committed; the median of some. */
    static double copyRowsPerSecond(Connection owner) throws SQLException, IOException {
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ByteArrayOutputStream();
        copy.copyOut(
                "COPY (SELECT * FROM measurement WHERE patient_key < 1000000 ORDER BY received_at) TO STDOUT", rows);
        var perSecond = new double[COPIES];
        for (int i = 0; i < COPIES; i++) {
            try (var statement = owner.createStatement()) {
                statement.execute("TRUNCATE measurement");
            }
            long begun = System.nanoTime();
            long copied = copy.copyIn("COPY measurement FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
            perSecond[i] = copied * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
        }
        Arrays.sort(perSecond);
        return perSecond[COPIES / 2];
    }
}
