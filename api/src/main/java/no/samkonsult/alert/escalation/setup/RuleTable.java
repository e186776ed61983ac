package no.samkonsult.alert.escalation.setup;

import jakarta.inject.Singleton;
import java.sql.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.escalation.setup.Administration.TargetDesk;
import no.samkonsult.alert.routing.RoutingRule;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.platform.Statements;
import org.jspecify.annotations.Nullable;

/** Changes routing rules. */
@Singleton
class RuleTable {
    /** Its own desks, and those of services that watch its patients by agreement at some hour. */
    private static final String TARGETS = """
            SELECT k.service_id, k.id AS desk_id, s.name || ' – ' || k.name AS name
            FROM desk k JOIN service s ON s.id = k.service_id
            WHERE k.service_id = ? OR k.service_id IN (
                SELECT d.on_duty FROM duty_agreement d
                WHERE d.for_service = ? AND (upper_inf(d.valid) OR upper(d.valid) > current_date))
            ORDER BY name
            """;

    private static final String ADD = """
            INSERT INTO routing_rule (id, organisation_id, for_service, position, name, severity, municipality, weekdays,
                begins, ends, holidays, desk_id)
            SELECT ?, ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?::smallint[], ?, ?, ?, ?
            FROM routing_rule WHERE for_service = ?::uuid AND ended_at IS NULL
            """;

    private final Statements statements;

    RuleTable(Statements statements) {
        this.statements = statements;
    }

    List<TargetDesk> targets(UUID service) {
        return statements.list(
                TARGETS,
                row -> new TargetDesk(
                        new Attended(row.getObject("service_id", UUID.class), row.getObject("desk_id", UUID.class)),
                        row.getString("name")),
                service,
                service);
    }

    String deskName(UUID desk) {
        return statements
                .list(
                        "SELECT s.name || ' – ' || k.name AS name FROM desk k JOIN service s ON s.id = k.service_id WHERE k.id = ?",
                        row -> row.getString("name"),
                        desk)
                .getFirst();
    }

    void add(UUID organisation, UUID service, RoutingRule rule) {
        Severity severity = rule.severity();
        String weekdays = rule.weekdays().stream()
                .map(DayOfWeek::getValue)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
        statements.update(
                ADD,
                rule.id(),
                organisation,
                service,
                rule.name(),
                severity == null ? null : severity.name(),
                rule.municipality(),
                weekdays,
                time(rule.begins()),
                time(rule.ends()),
                rule.holidays(),
                rule.to().desk(),
                service);
    }

    boolean end(UUID service, UUID rule, Instant at) {
        return statements.update(
                        "UPDATE routing_rule SET ended_at = ? WHERE id = ? AND for_service = ? AND ended_at IS NULL",
                        at,
                        rule,
                        service)
                == 1;
    }

    private static @Nullable Time time(@Nullable LocalTime local) {
        return local == null ? null : Time.valueOf(local);
    }
}
