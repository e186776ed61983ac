package no.samkonsult.alert.routing;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.platform.Statements;

/** The rules of services, and what they are decided from. */
@Singleton
class RoutingTable {
    private static final String RULES = """
            SELECT r.id, r.name, r.severity, r.municipality, r.weekdays, r.begins, r.ends, r.holidays, r.desk_id, k.service_id
            FROM routing_rule r JOIN desk k ON k.id = r.desk_id
            WHERE r.for_service = ? AND r.ended_at IS NULL
            ORDER BY r.position
            """;

    private static final String DESK_OF =
            "SELECT service_id, id AS desk_id FROM desk WHERE service_id = ? ORDER BY id LIMIT 1";

    /** Those whose agreement covers an instant, as the rights that it gives do: see act_as. */
    private static final String WATCHING = """
            SELECT DISTINCT ON (d.on_duty) d.on_duty AS service_id, k.id AS desk_id
            FROM duty_agreement d
            JOIN desk k ON k.service_id = d.on_duty,
            LATERAL (SELECT ?::timestamptz AT TIME ZONE 'Europe/Oslo') AS t (local)
            WHERE d.for_service = ? AND d.valid @> t.local::date AND d.weekday = extract(isodow FROM t.local)
              AND t.local::time >= d.begins AND t.local::time < d.ends
            ORDER BY d.on_duty, k.id
            """;

    private final Statements statements;

    RoutingTable(Statements statements) {
        this.statements = statements;
    }

    List<RoutingRule> rules(UUID service) {
        return statements.list(RULES, RoutingTable::rule, service);
    }

    Optional<Attended> deskOf(UUID service) {
        return statements.list(DESK_OF, RoutingTable::attended, service).stream()
                .findFirst();
    }

    List<Attended> watching(UUID service, Instant at) {
        return statements.list(WATCHING, RoutingTable::attended, at, service);
    }

    private static RoutingRule rule(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        return new RoutingRule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                severity == null ? null : Severity.valueOf(severity),
                row.getString("municipality"),
                weekdays(row.getArray("weekdays")),
                row.getObject("begins", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getObject("holidays", Boolean.class),
                attended(row));
    }

    private static Set<DayOfWeek> weekdays(Array numbers) throws SQLException {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream((Short[]) numbers.getArray()).map(DayOfWeek::of).forEach(days::add);
        return days;
    }

    private static Attended attended(ResultSet row) throws SQLException {
        return new Attended(row.getObject("service_id", UUID.class), row.getObject("desk_id", UUID.class));
    }
}
