package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
                   p.municipality_number, p.person_id,
                   EXISTS (SELECT FROM bar b WHERE b.patient_id = a.patient_id AND b.measurements AND b.valid @> ?::timestamptz) AS barred
            FROM alert a
            JOIN desk k ON k.id = a.desk_id
            JOIN patient p ON p.id = a.patient_id
            WHERE a.status = 'OPEN' AND a.escalate_at <= ?
            ORDER BY CASE a.severity WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 ELSE 2 END, a.escalate_at
            LIMIT %d
            FOR UPDATE OF a SKIP LOCKED
            """.formatted(BATCH);

    /** Who may not see the patient's measurements. */
    private static final String BARRED = """
            SELECT w.person_id FROM unnest(?) AS w (person_id)
            WHERE EXISTS (
                SELECT FROM bar b
                WHERE b.patient_id = ? AND b.measurements AND b.valid @> ?::timestamptz
                  AND b.party IN (SELECT w.person_id UNION ALL SELECT ? UNION ALL SELECT organisation_id FROM service WHERE id = ?))
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
            WITH hurried AS (
                SELECT a.id FROM alert a
                WHERE a.id = ANY (?) AND a.status = 'OPEN' AND a.escalate_at > now()
                  AND a.escalation_step < (
                      SELECT count(*) FROM escalation_step s JOIN desk k ON k.service_id = s.service_id
                      WHERE k.id = a.desk_id AND s.severity = a.severity)
                ORDER BY a.patient_id, a.rule
                FOR NO KEY UPDATE OF a)
            UPDATE alert SET escalate_at = now() FROM hurried WHERE alert.id = hurried.id
            """;

    private final Statements statements;

    EscalationTable(Statements statements) {
        this.statements = statements;
    }

    /** Open alerts that are due, worst first; no other process has them meanwhile. */
    List<DueAlert> claim(Instant now) {
        return statements.list(CLAIM, EscalationTable::due, now, now, now);
    }

    /** Those of some people who may see the patient, and are not the patient: whoever is told must be able to look. */
    List<PersonId> whoMaySee(DueAlert alert, UUID service, List<PersonId> people, Instant now) {
        List<PersonId> others =
                people.stream().filter(each -> !each.equals(alert.person())).toList();
        if (!alert.barred() || others.isEmpty()) {
            return others;
        }
        List<PersonId> barred = statements.list(
                BARRED, EscalationTable::person, ids(others), alert.patient().value(), now, service, service);
        return others.stream().filter(each -> !barred.contains(each)).toList();
    }

    /** Notes what was decided, where it differs from what was before, what was done, and how far the alerts have come. */
    void write(List<Taken> taken, Instant now) {
        statements.updateEach(
                DECIDED, taken.stream().map(each -> decision(each, now)).toList());
        statements.updateEach(
                NOTE, taken.stream().flatMap(each -> notes(each, now)).toList());
        statements.updateEach(
                ADVANCE, taken.stream().map(EscalationTable::advance).toList());
    }

    private static @Nullable Object[] decision(Taken taken, Instant now) {
        Route route = taken.decided().route();
        return new @Nullable Object[] {
            now,
            SituationJson.of(taken.decided().situation()),
            taken.alert().id(),
            route.desk(),
            route.reason().name(),
            route.rule(),
            route.attended()
        };
    }

    private static Stream<@Nullable Object[]> notes(Taken taken, Instant now) {
        return taken.done().stream().map(each -> new @Nullable Object[] {
            taken.alert().id(),
            now,
            each.what().name(),
            each.target() == null ? null : each.target().name(),
            ids(each.recipients())
        });
    }

    /** Without a time nothing follows. */
    private static @Nullable Object[] advance(Taken taken) {
        Route route = taken.decided().route();
        return new @Nullable Object[] {
            taken.step(),
            taken.notices().isEmpty() ? 0 : 1,
            taken.next(),
            route.desk(),
            !route.attended(),
            taken.alert().id()
        };
    }

    /** Makes the next step of open alerts due, where one follows. */
    int hurry(List<UUID> alerts) {
        return statements.update(HURRY, (Object) alerts.toArray(UUID[]::new));
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
                row.getString("municipality_number"),
                person(row),
                row.getBoolean("barred"));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }
}
