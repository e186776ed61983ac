package no.samkonsult.alert.routing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.platform.Statements;

/** Finds what came while the service that follows the patient up was closed, whoever watched then. */
@Singleton
public class OutsideHours {
    private static final String NOT_CLOSED = """
            SELECT a.id, a.raised_at, e.service_id
            FROM alert a
            JOIN enrolment e ON e.patient_id = a.patient_id AND e.valid @> a.raised_at
            WHERE a.patient_id IN (SELECT patient_id FROM my_ground WHERE measurements)
              AND a.status <> 'CLOSED' AND a.severity <> 'TECHNICAL' AND a.raised_at >= ?
            ORDER BY a.severity, a.raised_at, a.id
            """;

    private final ServiceHours hours;
    private final Statements statements;

    OutsideHours(ServiceHours hours, Statements statements) {
        this.hours = hours;
        this.statements = statements;
    }

    private record Raised(UUID alert, Instant at, UUID service) {}

    /** The alerts that are not closed and came so since an instant: worst first, then oldest. In the transaction of the caller. */
    public List<UUID> since(Instant since, int limit) {
        Map<UUID, Opening> openings = new HashMap<>();
        return statements
                .list(
                        NOT_CLOSED,
                        row -> new Raised(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("raised_at").toInstant(),
                                row.getObject("service_id", UUID.class)),
                        since)
                .stream()
                .filter(each ->
                        !openings.computeIfAbsent(each.service(), hours::of).isOpen(each.at()))
                .map(Raised::alert)
                .limit(limit)
                .toList();
    }
}
