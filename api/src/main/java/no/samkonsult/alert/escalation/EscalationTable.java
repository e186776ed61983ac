package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Route;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What the engine reads, and where it notes how far it is. */
@Singleton
class EscalationTable {
    private static final int BATCH = 50;

    private static final String CLAIM = """
            SELECT a.id, a.patient_id, a.severity, a.desk_id, k.service_id, a.escalation_step, a.told_times,
                   (SELECT e.service_id FROM enrolment e WHERE e.patient_id = a.patient_id AND e.valid @> ?::timestamptz)
                       AS following,
                   p.municipality_number
            FROM alert a
            JOIN desk k ON k.id = a.desk_id
            JOIN patient p ON p.id = a.patient_id
            WHERE a.status = 'OPEN' AND a.escalate_at <= ?
            ORDER BY CASE a.severity WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 ELSE 2 END, a.escalate_at
            LIMIT %d
            FOR UPDATE OF a SKIP LOCKED
            """.formatted(BATCH);

    /** Who may not see the patient's measurements, or is the patient: whoever is told must be able to look. */
    private static final String BARRED = """
            SELECT w.person_id FROM unnest(?) AS w (person_id)
            WHERE EXISTS (
                SELECT FROM bar b
                WHERE b.patient_id = ? AND b.measurements AND b.valid @> ?::timestamptz
                  AND b.party IN (SELECT w.person_id UNION ALL SELECT ? UNION ALL SELECT organisation_id FROM service WHERE id = ?))
               OR EXISTS (SELECT FROM patient p WHERE p.id = ? AND p.person_id = w.person_id)
            """;

    private static final String ADVANCE = """
            UPDATE alert SET escalation_step = ?, told_times = told_times + ?, escalate_at = coalesce(?::timestamptz, 'infinity'),
                desk_id = ?, outside_hours = outside_hours OR ?
            WHERE id = ?
            """;

    private static final String DECIDED = """
            INSERT INTO routing_decision (alert_id, decided_at, desk_id, reason, rule_id, attended, situation)
            SELECT new.alert_id, ?, new.desk_id, new.reason, new.rule_id, new.attended, ?::jsonb
            FROM (SELECT ?::uuid, ?::uuid, ?, ?::uuid, ?::boolean) AS new (alert_id, desk_id, reason, rule_id, attended)
            WHERE NOT EXISTS (
                SELECT FROM routing_decision d
                WHERE d.id = (SELECT max(id) FROM routing_decision WHERE alert_id = new.alert_id)
                  AND (d.desk_id, d.reason, d.attended) = (new.desk_id, new.reason, new.attended)
                  AND d.rule_id IS NOT DISTINCT FROM new.rule_id)
            """;

    private static final String NOTE =
            "INSERT INTO escalation_event (alert_id, at, what, target, recipients) VALUES (?, ?, ?, ?, ?)";

    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM ?::timestamptz - min(escalate_at)), 0)::bigint AS seconds
            FROM alert WHERE status = 'OPEN' AND escalate_at <= ?
            """;

    /** What repeats its last step keeps its pace: hurrying it would tell the same again and again without a pause. */
    private static final String HURRY = """
            UPDATE alert SET escalate_at = now()
            WHERE id = ANY (?) AND status = 'OPEN' AND escalate_at > now()
              AND escalation_step < (
                  SELECT count(*) FROM escalation_step s JOIN desk k ON k.service_id = s.service_id
                  WHERE k.id = alert.desk_id AND s.severity = alert.severity)
            """;

    private final Statements statements;

    EscalationTable(Statements statements) {
        this.statements = statements;
    }

    /** Open alerts that are due, worst first; no other process has them meanwhile. */
    List<DueAlert> claim(Instant now) {
        return statements.list(CLAIM, EscalationTable::due, now, now);
    }

    /** Those of some people who may see the patient. */
    List<PersonId> whoMaySee(DueAlert alert, UUID service, List<PersonId> people, Instant now) {
        if (people.isEmpty()) {
            return List.of();
        }
        UUID patient = alert.patient().value();
        List<PersonId> barred =
                statements.list(BARRED, EscalationTable::person, ids(people), patient, now, service, service, patient);
        return people.stream().filter(each -> !barred.contains(each)).toList();
    }

    /** Notes how far an alert has come; without a time nothing follows. */
    void advance(DueAlert alert, Route route, int step, int told, @Nullable Instant at) {
        statements.update(ADVANCE, step, told, at, route.desk(), !route.attended(), alert.id());
    }

    /** Makes the next step of open alerts due, where one follows. */
    int hurry(List<UUID> alerts) {
        return statements.update(HURRY, (Object) alerts.toArray(UUID[]::new));
    }

    /** Keeps a decision that differs from the one before. */
    void decided(DueAlert alert, Route route, String situation, Instant now) {
        statements.update(
                DECIDED,
                now,
                situation,
                alert.id(),
                route.desk(),
                route.reason().name(),
                route.rule(),
                route.attended());
    }

    void note(DueAlert alert, Instant now, Dispatch.What what, @Nullable Target target, List<PersonId> recipients) {
        statements.update(NOTE, alert.id(), now, what.name(), target == null ? null : target.name(), ids(recipients));
    }

    /** For how long the alert that is most overdue has been so. */
    Duration behind(Instant now) {
        return Duration.ofSeconds(
                statements.list(OLDEST, row -> row.getLong("seconds"), now, now).getFirst());
    }

    private static UUID[] ids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static DueAlert due(ResultSet row) throws SQLException {
        return new DueAlert(
                row.getObject("id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                Severity.valueOf(row.getString("severity")),
                row.getObject("desk_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getInt("escalation_step"),
                row.getInt("told_times"),
                row.getObject("following", UUID.class),
                row.getString("municipality_number"));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }
}
