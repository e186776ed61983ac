package no.samkonsult.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import no.samkonsult.bench.Rush.Outcome;

/** Other ways to take five people's time, by plain JDBC on a table of their own, without HTTP, access control or audit. */
enum Rival {
    CHECK_THEN_INSERT_READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED, false),
    CHECK_THEN_INSERT_SERIALIZABLE_WITH_RETRIES(Connection.TRANSACTION_SERIALIZABLE, false),
    EXCLUDE_ROW_BY_ROW(Connection.TRANSACTION_READ_COMMITTED, true);

    private static final String SLOT = "tstzrange('2030-01-07T09:00Z', '2030-01-07T09:30Z')";
    private static final String TAKEN =
            "SELECT EXISTS (SELECT FROM rival WHERE during && %s AND person_id = ANY (?))".formatted(SLOT);
    private static final String INSERT = "INSERT INTO rival VALUES (?, %s)".formatted(SLOT);
    private static final String DOUBLE = """
            SELECT count(*) FROM rival a JOIN rival b ON a.person_id = b.person_id AND a.during && b.during AND a.ctid < b.ctid
            """;
    private static final String EXCLUDED = "23P01";
    private static final String TRY_AGAIN = "40001";

    private final int isolation;
    private final boolean constrained;

    Rival(int isolation, boolean constrained) {
        this.isolation = isolation;
        this.constrained = constrained;
    }

    /** With more attempts than connections this way does not end in reasonable time. */
    boolean deadlocks() {
        return constrained;
    }

    /** An empty table, with the constraint where this way has one. */
    void prepare(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS rival");
            statement.execute("CREATE TABLE rival (person_id uuid NOT NULL, during tstzrange NOT NULL)");
            statement.execute(
                    constrained
                            ? "ALTER TABLE rival ADD EXCLUDE USING gist (person_id WITH =, during WITH &&)"
                            : "CREATE INDEX ON rival USING gist (person_id, during)");
        }
    }

    /** Pairs of bookings that overlap in one person's time. */
    long doubleBooked(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(DOUBLE)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    Outcome attempt(BlockingQueue<Connection> pool, List<UUID> people) throws SQLException, InterruptedException {
        Connection connection = pool.take();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            return booked(connection, people);
        } finally {
            pool.add(connection);
        }
    }

    /** A deadlock is an error here: the database itself has ended the attempt. */
    private Outcome booked(Connection connection, List<UUID> people) throws SQLException {
        while (true) {
            try {
                boolean free = constrained || isFree(connection, people);
                if (free) {
                    insert(connection, people);
                }
                connection.commit();
                return free ? Outcome.BOOKED : Outcome.CONFLICT;
            } catch (SQLException refused) {
                connection.rollback();
                if (!TRY_AGAIN.equals(refused.getSQLState())) {
                    return EXCLUDED.equals(refused.getSQLState()) ? Outcome.CONFLICT : Outcome.ERROR;
                }
            }
        }
    }

    private static boolean isFree(Connection connection, List<UUID> people) throws SQLException {
        try (var statement = connection.prepareStatement(TAKEN)) {
            statement.setArray(1, connection.createArrayOf("uuid", people.toArray()));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return !rows.getBoolean(1);
            }
        }
    }

    /** Row by row, everybody in the same order. */
    private static void insert(Connection connection, List<UUID> people) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (UUID person : people) {
                statement.setObject(1, person);
                statement.executeUpdate();
            }
        }
    }
}
