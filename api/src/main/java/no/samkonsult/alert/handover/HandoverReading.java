package no.samkonsult.alert.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;

/** Counts the work of a shift, of the patients one follows. */
@Singleton
class HandoverReading {
    private static final String WORKLOAD = """
            SELECT count(*) FILTER (WHERE what = 'RAISED') AS alerts,
                   count(DISTINCT person_id) FILTER (WHERE what IN ('TAKEN', 'HANDED_OVER')) AS people
            FROM alert_event WHERE at >= ? AND severity <> 'TECHNICAL'
            """;

    private final Statements statements;

    HandoverReading(Statements statements) {
        this.statements = statements;
    }

    @Acting
    Workload workload(Principal who, Instant since) {
        return statements
                .list(WORKLOAD, row -> new Workload(row.getInt("alerts"), row.getInt("people")), since)
                .getFirst();
    }
}
