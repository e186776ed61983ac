package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** When the parts of the service that must never stop last did their work, in whichever process. */
@Singleton
class Heartbeats {
    private static final String ESCALATION = "escalation";

    private static final String BEAT = """
            INSERT INTO heartbeat (part, beat_at) VALUES (?, ?)
            ON CONFLICT (part) DO UPDATE SET beat_at = greatest(heartbeat.beat_at, excluded.beat_at)
            """;

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    Heartbeats(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Escalation has done what was due. */
    void escalated() {
        transactions.as(SystemPrincipal.ESCALATION, _ -> statements.update(BEAT, ESCALATION, clock.instant()));
    }

    /** How long ago escalation last did what was due, if it ever did. */
    Optional<Duration> sinceEscalation() {
        return since("SELECT beat_at AS at FROM heartbeat WHERE part = '" + ESCALATION + "'");
    }

    /** How long ago a process that takes in and judges readings last had its connection to the broker, if one ever did. */
    Optional<Duration> sinceIntake() {
        return since("SELECT max(connected_at) AS at FROM intake_heartbeat HAVING count(*) > 0");
    }

    private Optional<Duration> since(String sql) {
        Instant now = clock.instant();
        return transactions.as(
                SystemPrincipal.ESCALATION,
                _ -> statements.list(sql, row -> row.getObject("at", OffsetDateTime.class)).stream()
                        .findFirst()
                        .map(at -> Duration.between(at.toInstant(), now)));
    }
}
