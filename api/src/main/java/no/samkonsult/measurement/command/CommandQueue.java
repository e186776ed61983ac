package no.samkonsult.measurement.command;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/**
 * The commands that wait to be sent. Whoever is connected to the broker claims some, sends them outside of any transaction and
 * says which were taken; what was not is tried again. A command may so be sent twice, and never not at all while it holds.
 */
@Singleton
public class CommandQueue {
    private static final int BATCH = 50;

    private static final String CLAIM = """
            WITH due AS (
                SELECT c.id FROM device_command c
                WHERE c.sent_at IS NULL AND c.due_at <= ? AND c.expires_at > ?
                ORDER BY c.due_at LIMIT %d FOR UPDATE SKIP LOCKED)
            UPDATE device_command c SET due_at = ?, attempts = c.attempts + 1
            FROM due, device d LEFT JOIN device g ON g.key = d.gateway_key
            WHERE c.id = due.id AND d.key = c.device_key AND coalesce(g.revoked_at, d.revoked_at) IS NULL
            RETURNING c.id, c.patient_id, coalesce(g.name, d.name) AS device, c.body::text AS body
            """.formatted(BATCH);

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    CommandQueue(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A command, and the device at the broker that it goes to: that of the gateway where it is for one beneath it. */
    public record Due(UUID id, PatientId patient, String device, String body) {}

    /** Those that this process is to send now. */
    public List<Due> claim() {
        Instant now = clock.instant();
        return transactions.as(
                SystemPrincipal.DEVICES,
                _ -> statements.list(
                        CLAIM,
                        row -> new Due(
                                row.getObject("id", UUID.class),
                                new PatientId(row.getObject("patient_id", UUID.class)),
                                row.getString("device"),
                                row.getString("body")),
                        now,
                        now,
                        now.plus(CommandRules.TRIED_AGAIN_AFTER)));
    }

    /** The broker took it. */
    public void sent(Due command) {
        transactions.as(SystemPrincipal.DEVICES, _ -> {
            statements.update(
                    "UPDATE device_command SET sent_at = ? WHERE id = ? AND sent_at IS NULL",
                    clock.instant(),
                    command.id());
            transactions.announce(
                    PatientTopics.changed(Set.of(command.patient())).toList());
            return command;
        });
    }
}
