package no.samkonsult.deviceport;

import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import no.samkonsult.device.decode.NotNowException;
import no.samkonsult.device.decode.sparkplug.Birth;
import no.samkonsult.device.decode.sparkplug.Birth.Announced;
import no.samkonsult.device.decode.sparkplug.Births;
import no.samkonsult.device.decode.sparkplug.EdgeNode;
import no.samkonsult.platform.IntakeTransactions;
import org.jspecify.annotations.Nullable;

/**
 * Births that every process of the intake knows. Each call is a transaction of its own, before that which stores the readings: a birth
 * that is remembered twice does no harm.
 */
@Singleton
final class BirthTable implements Births {
    private static final String FIND = """
            SELECT device_id, born_at, bd_seq, aliases, names, datatypes, units FROM sparkplug_birth
            WHERE gateway = ? AND group_id = ? AND edge_node_id = ?
            ORDER BY device_id
            """;

    private static final String SAVE = """
            INSERT INTO sparkplug_birth AS known
                (gateway, group_id, edge_node_id, device_id, born_at, bd_seq, aliases, names, datatypes, units)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (gateway, group_id, edge_node_id, device_id) DO UPDATE
            SET born_at = EXCLUDED.born_at, bd_seq = EXCLUDED.bd_seq, aliases = EXCLUDED.aliases, names = EXCLUDED.names,
                datatypes = EXCLUDED.datatypes, units = EXCLUDED.units
            WHERE known.born_at <= EXCLUDED.born_at
            """;

    private static final String END_OF_DEVICES = """
            DELETE FROM sparkplug_birth
            WHERE gateway = ? AND group_id = ? AND edge_node_id = ? AND device_id <> '' AND born_at < ?
            """;

    private static final String ANSWERED = """
            UPDATE sparkplug_edge_node SET rebirth_asked_at = NULL, rebirth_sent_at = NULL
            WHERE gateway = ? AND group_id = ? AND edge_node_id = ? AND rebirth_asked_at IS NOT NULL
            """;

    /** The row is locked first, so that two processes are told different numbers. */
    private static final String EARLIER = """
            SELECT sequence FROM sparkplug_edge_node WHERE gateway = ? AND group_id = ? AND edge_node_id = ? FOR NO KEY UPDATE
            """;

    private static final String SEQUENCE = """
            INSERT INTO sparkplug_edge_node (gateway, group_id, edge_node_id, sequence) VALUES (?, ?, ?, ?)
            ON CONFLICT (gateway, group_id, edge_node_id) DO UPDATE SET sequence = EXCLUDED.sequence
            """;

    private static final String ASK = """
            INSERT INTO sparkplug_edge_node AS known (gateway, group_id, edge_node_id, rebirth_asked_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (gateway, group_id, edge_node_id) DO UPDATE SET rebirth_asked_at = EXCLUDED.rebirth_asked_at
            WHERE known.rebirth_asked_at IS NULL
                OR (known.rebirth_sent_at >= known.rebirth_asked_at
                    AND known.rebirth_sent_at < EXCLUDED.rebirth_asked_at - interval '1 minute')
            """;

    private static final String CLAIM_DUE = """
            UPDATE sparkplug_edge_node SET rebirth_sent_at = ?
            WHERE rebirth_asked_at IS NOT NULL AND (rebirth_sent_at IS NULL OR rebirth_sent_at < rebirth_asked_at)
            RETURNING gateway, jsonb_build_object('command', 'rebirth', 'group', group_id, 'edge', edge_node_id)::text AS command
            """;

    private final IntakeTransactions transactions;
    private final Clock clock;

    BirthTable(IntakeTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    @Override
    public List<Birth> find(EdgeNode edge) {
        return inTransaction(transaction -> {
            try (PreparedStatement select = prepared(transaction, FIND, edge);
                    ResultSet rows = select.executeQuery()) {
                var births = new ArrayList<Birth>();
                while (rows.next()) {
                    births.add(birth(rows));
                }
                return births;
            }
        });
    }

    @Override
    public void save(EdgeNode edge, Birth birth) {
        inTransaction(transaction -> {
            insert(transaction, edge, birth);
            return birth.isOfEdgeNode()
                    ? run(transaction, END_OF_DEVICES, edge, time(birth.at())) + run(transaction, ANSWERED, edge)
                    : 0;
        });
    }

    @Override
    public OptionalInt sequence(EdgeNode edge, int number) {
        return inTransaction(transaction -> {
            OptionalInt earlier = earlier(transaction, edge);
            run(transaction, SEQUENCE, edge, number);
            return earlier;
        });
    }

    /** Kept until {@link RebirthSending} sends it; asked again when a minute has gone by without an answer. */
    @Override
    public void askForRebirth(EdgeNode edge) {
        inTransaction(transaction -> run(transaction, ASK, edge, time(clock.instant())));
    }

    /** What a gateway is told to tell one of its edge nodes. */
    record Rebirth(String gateway, String command) {}

    /** Those that the caller, and nobody else, is to send now. */
    List<Rebirth> claimRebirthsDue() {
        return inTransaction(transaction -> {
            try (PreparedStatement claim = transaction.prepareStatement(CLAIM_DUE)) {
                claim.setObject(1, time(clock.instant()));
                try (ResultSet rows = claim.executeQuery()) {
                    var due = new ArrayList<Rebirth>();
                    while (rows.next()) {
                        due.add(new Rebirth(rows.getString("gateway"), rows.getString("command")));
                    }
                    return due;
                }
            }
        });
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            return transactions.run(transaction -> {
                try {
                    return work.in(transaction);
                } catch (SQLException failure) {
                    throw new NotNowException(failure);
                }
            });
        } catch (TransactionException unavailable) {
            throw new NotNowException(unavailable);
        }
    }

    private static OptionalInt earlier(Connection transaction, EdgeNode edge) throws SQLException {
        try (PreparedStatement select = prepared(transaction, EARLIER, edge);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return OptionalInt.empty();
            }
            int sequence = row.getInt(1);
            return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(sequence);
        }
    }

    private static void insert(Connection transaction, EdgeNode edge, Birth birth) throws SQLException {
        run(
                transaction,
                SAVE,
                edge,
                birth.device(),
                time(birth.at()),
                birth.bdSeq(),
                column(transaction, "int8", birth, Announced::alias),
                column(transaction, "text", birth, Announced::name),
                column(transaction, "int4", birth, Announced::datatype),
                column(transaction, "text", birth, Announced::unit));
    }

    private static Array column(
            Connection transaction, String type, Birth birth, Function<Announced, @Nullable Object> value)
            throws SQLException {
        return transaction.createArrayOf(
                type, birth.metrics().stream().map(value).toArray());
    }

    private static Birth birth(ResultSet row) throws SQLException {
        Long[] aliases = (Long[]) row.getArray("aliases").getArray();
        String[] names = (String[]) row.getArray("names").getArray();
        Integer[] datatypes = (Integer[]) row.getArray("datatypes").getArray();
        String[] units = (String[]) row.getArray("units").getArray();
        var metrics = new ArrayList<Announced>();
        for (int i = 0; i < names.length; i++) {
            metrics.add(new Announced(aliases[i], names[i], datatypes[i], units[i]));
        }
        return new Birth(
                row.getString("device_id"),
                row.getObject("born_at", OffsetDateTime.class).toInstant(),
                row.getObject("bd_seq", Long.class),
                metrics);
    }

    private static int run(Connection transaction, String sql, EdgeNode edge, @Nullable Object... more)
            throws SQLException {
        try (PreparedStatement statement = prepared(transaction, sql, edge, more)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(
            Connection transaction, String sql, EdgeNode edge, @Nullable Object... more) throws SQLException {
        PreparedStatement statement = transaction.prepareStatement(sql);
        statement.setString(1, edge.gateway());
        statement.setString(2, edge.group());
        statement.setString(3, edge.edge());
        for (int i = 0; i < more.length; i++) {
            statement.setObject(i + 4, more[i]);
        }
        return statement;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
