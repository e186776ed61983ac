package no.samkonsult.measurement.again;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;

/** Tells patients that they are asked to measure again, when their night is over where it is to wait for that. Several processes may. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class AskedPatients {
    private static final String TELL = """
            WITH due AS (
                SELECT ctid FROM remeasurement WHERE told_at IS NULL AND decided_at IS NULL AND asked_at <= ?
                ORDER BY asked_at LIMIT 200 FOR UPDATE SKIP LOCKED)
            UPDATE remeasurement r SET told_at = ?
            FROM due, patient p
            WHERE r.ctid = due.ctid AND p.key = r.patient_key
            RETURNING p.person_id, r.red
            """;

    private final Statements statements;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    AskedPatients(Statements statements, Outbox outbox, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "10s", fixedDelay = "10s")
    void tell() {
        var now = clock.instant();
        transactions.as(SystemPrincipal.MONITORING, _ -> {
            outbox.add(statements.list(TELL, AskedPatients::notice, now, now));
            return now;
        });
    }

    private static Notice notice(ResultSet row) throws SQLException {
        UUID id = UUID.randomUUID();
        return new Notice(
                id,
                "measure-again/" + id,
                new PersonId(row.getObject("person_id", UUID.class)),
                List.of(Channel.SMS, Channel.EMAIL),
                row.getBoolean("red") ? Urgency.RED : Urgency.YELLOW,
                "notice.task",
                List.of(),
                "/");
    }
}
