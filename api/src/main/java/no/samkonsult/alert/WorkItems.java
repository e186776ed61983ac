package no.samkonsult.alert;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.alert.escalation.Escalation;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.shared.PatientId;

/** Alerts that no measurement raises: what a desk has to do about a patient. They are raised and settled in the caller's transaction. */
@Singleton
public class WorkItems {
    /** What nobody has taken closes; whoever has taken it closes it themselves. */
    private static final String SETTLE = """
            UPDATE alert SET in_range = true,
                closed_at = CASE WHEN status = 'OPEN' THEN ? END,
                outcome = CASE WHEN status = 'OPEN' THEN ? END,
                status = CASE WHEN status = 'OPEN' THEN 'CLOSED' ELSE status END
            FROM over WHERE alert.id = over.id
            RETURNING alert.id, alert.desk_id, alert.status
            """;

    private static final String OF_ITEMS = """
            WITH over AS (
                SELECT a.id FROM unnest(?::uuid[], ?::text[]) AS item (patient_id, rule)
                JOIN alert a ON a.patient_id = item.patient_id AND a.rule = item.rule AND a.status <> 'CLOSED'
                ORDER BY a.patient_id, a.rule FOR NO KEY UPDATE OF a)
            """ + SETTLE;

    private static final String OF_RULES = """
            WITH over AS (
                SELECT id FROM alert WHERE rule = ANY (?) AND status <> 'CLOSED' ORDER BY patient_id, rule FOR NO KEY UPDATE)
            """ + SETTLE;

    private final Outbox outbox;

    WorkItems(Outbox outbox) {
        this.outbox = outbox;
    }

    /** There is at most one for a patient and rule that is not closed. */
    public record Item(PatientId patient, String rule, Severity severity) {
        public static Item yellow(PatientId patient, String rule) {
            return new Item(patient, rule, Severity.YELLOW);
        }
    }

    /** Opens what is not open. */
    public void raise(Connection transaction, List<Item> items, Instant now) throws SQLException {
        LiveNotices.send(
                transaction,
                AlertTable.raise(
                        transaction,
                        items.stream()
                                .map(item -> Signal.of(item.patient(), item.rule(), item.severity()))
                                .toList(),
                        now));
    }

    /** The reason for some has gone. */
    public void settle(Connection transaction, List<Item> items, Outcome outcome, Instant now) throws SQLException {
        if (!items.isEmpty()) {
            try (PreparedStatement update = transaction.prepareStatement(OF_ITEMS)) {
                update.setArray(1, transaction.createArrayOf("uuid", column(items, item -> item.patient()
                        .value())));
                update.setArray(2, transaction.createArrayOf("text", column(items, Item::rule)));
                settle(transaction, update, 3, outcome, now);
            }
        }
    }

    /** The cause is gone that some rules are about, whichever patients they are raised for. */
    void settleAll(Connection transaction, List<String> rules, Outcome outcome, Instant now) throws SQLException {
        if (!rules.isEmpty()) {
            try (PreparedStatement update = transaction.prepareStatement(OF_RULES)) {
                update.setArray(1, transaction.createArrayOf("text", rules.toArray()));
                settle(transaction, update, 2, outcome, now);
            }
        }
    }

    private void settle(Connection transaction, PreparedStatement update, int next, Outcome outcome, Instant now)
            throws SQLException {
        update.setObject(next, now.atOffset(ZoneOffset.UTC));
        update.setString(next + 1, outcome.name());
        var desks = new TreeSet<String>();
        try (ResultSet rows = update.executeQuery()) {
            while (rows.next()) {
                desks.add(rows.getString("desk_id"));
                if (rows.getString("status").equals(Status.CLOSED.name())) {
                    outbox.cancel(Escalation.subject(rows.getObject("id", UUID.class)));
                }
            }
        }
        LiveNotices.send(transaction, desks);
    }

    private static Object[] column(List<Item> items, Function<Item, Object> value) {
        return items.stream().map(value).toArray();
    }
}
