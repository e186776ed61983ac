package no.samkonsult.kills;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A ledger held against the database: how many readings there are of each sort.
 *
 * @param lost acknowledged by the broker, and not stored
 * @param unheard those of the lost that were acknowledged with the remark that nobody subscribes
 * @param resentAndLost of a device that sends until the receipt, and not stored
 * @param neverSent stored, and not in the ledger
 * @param alertsTwice patients with two open alerts of one rule
 */
record Account(
        long sent,
        long acknowledged,
        long receipted,
        long receiptedNotStored,
        long lost,
        long unheard,
        long resentAndLost,
        long storedTwice,
        long neverSent,
        long amendments,
        long alertsTwice) {
    private static final String QUERY = """
            WITH ledger AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
                AS each (device, sequence, resent, acknowledged, unheard, receipted)),
            stored AS (
                SELECT d.name AS device, m.sequence, count(*) AS rows
                FROM measurement m JOIN device d ON d.key = m.device_key
                WHERE m.sequence BETWEEN %1$d AND %2$d
                GROUP BY d.name, m.sequence)
            SELECT count(resent),
                count(*) FILTER (WHERE acknowledged),
                count(*) FILTER (WHERE receipted),
                count(*) FILTER (WHERE receipted AND rows IS NULL),
                count(*) FILTER (WHERE acknowledged AND rows IS NULL),
                count(*) FILTER (WHERE acknowledged AND unheard AND rows IS NULL),
                count(*) FILTER (WHERE resent AND rows IS NULL),
                count(*) FILTER (WHERE rows > 1),
                count(*) FILTER (WHERE resent IS NULL),
                (SELECT count(*) FROM measurement_amendment WHERE sequence BETWEEN %1$d AND %2$d),
                (SELECT count(*) FROM
                    (SELECT FROM alert WHERE status <> 'CLOSED' GROUP BY patient_id, rule HAVING count(*) > 1) AS twice)
            FROM ledger FULL JOIN stored USING (device, sequence)
            """;

    /** As the owner, who sees every row. */
    static Account of(Ledger ledger, Database database) throws SQLException {
        List<Map.Entry<Sent, Ledger.Entry>> entries = ledger.entries();
        try (var owner = database.asOwner();
                var query = owner.prepareStatement(QUERY.formatted(ledger.first(), ledger.last()))) {
            bind(owner, query, 1, "text", entries, each -> each.getKey().device());
            bind(owner, query, 2, "int4", entries, each -> each.getKey().sequence());
            bind(owner, query, 3, "bool", entries, each -> each.getValue().isResent());
            bind(owner, query, 4, "bool", entries, each -> each.getValue().isAcknowledged());
            bind(owner, query, 5, "bool", entries, each -> each.getValue().isUnheard());
            bind(owner, query, 6, "bool", entries, each -> each.getValue().isReceipted());
            return read(query);
        }
    }

    /** Whether everything that had to be stored is, and nothing else, and nothing twice. */
    boolean isFlawless() {
        return isFlawlessForDevicesThatResend() && lost == 0;
    }

    /** The same, but for readings that a device has forgotten because the broker had acknowledged them. */
    boolean isFlawlessForDevicesThatResend() {
        return receiptedNotStored + resentAndLost + storedTwice + neverSent + amendments + alertsTwice == 0;
    }

    /** What is known to have been sent, and is not stored yet. */
    long missing() {
        return receiptedNotStored + resentAndLost + lost;
    }

    private static void bind(
            Connection owner,
            PreparedStatement query,
            int parameter,
            String type,
            List<Map.Entry<Sent, Ledger.Entry>> entries,
            Function<Map.Entry<Sent, Ledger.Entry>, Object> value)
            throws SQLException {
        query.setArray(
                parameter, owner.createArrayOf(type, entries.stream().map(value).toArray()));
    }

    private static Account read(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return new Account(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11));
        }
    }
}
