package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.Duty;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back to the desk what whoever took it did not finish in time, or before their duty was over: nobody is forgotten after
 * taking and not closing.
 */
@Singleton
class Returning {
    private static final Logger LOG = LoggerFactory.getLogger(Returning.class);
    private static final int MOST = 200;

    /** In the order in which all writers lock alerts, passing over what somebody else works on at this moment. */
    private static final String TAKE_BACK = """
            WITH over AS (
                SELECT id FROM alert WHERE status = 'TAKEN' AND (finish_by <= ? OR id = ANY (?))
                ORDER BY patient_id, rule LIMIT ? FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE alert SET status = 'OPEN', taken_by = NULL, taken_at = NULL
            FROM over WHERE alert.id = over.id
            RETURNING alert.id, alert.desk_id
            """;

    private final Statements statements;
    private final Duty duty;
    private final OffDuty offDuty;
    private final Transactions transactions;
    private final Clock clock;

    Returning(Statements statements, Duty duty, OffDuty offDuty, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.duty = duty;
        this.offDuty = offDuty;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Returned(UUID id, UUID desk) {
        static Returned of(ResultSet row) throws SQLException {
            return new Returned(row.getObject("id", UUID.class), row.getObject("desk_id", UUID.class));
        }
    }

    /** One round; several processes may go one at the same time. */
    void round() {
        transactions.as(SystemPrincipal.DESK, _ -> {
            Instant now = clock.instant();
            List<Returned> returned = statements.list(
                    TAKE_BACK, Returned::of, now, offDuty.held(now).toArray(UUID[]::new), MOST);
            for (Returned alert : returned) {
                duty.end(alert.id());
                LOG.info("alert={} returned", alert.id());
            }
            transactions.announce(returned.stream()
                    .map(alert -> alert.desk().toString())
                    .distinct()
                    .toList());
            return returned;
        });
    }
}
