package no.samkonsult.alert.missing;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What is waited for, and until when windows have been looked at. */
@Singleton
class MissingTable {
    private static final int MOST = 1_000;

    private static final String CLAIM = "SELECT swept_until FROM missing_sweep FOR UPDATE SKIP LOCKED";

    /** Something came since, or nothing is waited for any more: the plan, its activity or the follow-up has ended, or rests. */
    private static final String END = """
            UPDATE missing_item m SET ended_at = ?, next_at = NULL, ending = over.ending
            FROM (
                SELECT w.id, CASE
                    WHEN EXISTS (SELECT FROM measurement r WHERE r.patient_key = w.patient_key AND r.kind = w.kind
                                   AND r.effective_at >= lower(w.expected)) THEN 'CAME'
                    WHEN EXISTS (SELECT FROM questionnaire_response r WHERE r.patient_key = w.patient_key
                                   AND r.questionnaire = w.questionnaire AND r.authored_at >= lower(w.expected)
                                   AND NOT EXISTS (SELECT FROM response_invalidation i WHERE i.response_id = r.id AND i.taken_back_at IS NULL)) THEN 'CAME'
                    WHEN NOT EXISTS (
                        SELECT FROM (SELECT id, plan_id, valid FROM plan_activity
                                     UNION ALL SELECT id, plan_id, valid FROM plan_questionnaire) AS a
                        JOIN monitoring_plan p ON p.id = a.plan_id
                        WHERE a.id = w.planned AND a.valid @> ?::timestamptz AND p.valid @> ?::timestamptz
                          AND NOT EXISTS (SELECT FROM plan_pause b WHERE b.plan_id = p.id AND b.valid @> ?::timestamptz))
                        THEN 'NO_LONGER_EXPECTED' END AS ending
                FROM missing_item w WHERE w.ended_at IS NULL) AS over
            WHERE over.id = m.id AND over.ending IS NOT NULL
            RETURNING m.id, m.patient_id, m.kind, m.questionnaire, m.ending, m.alerted_at
            """;

    private static final String ADD = """
            INSERT INTO missing_item (id, patient_id, patient_key, controller, planned, kind, questionnaire, expected, missed, next_at)
            SELECT gen_random_uuid(), p.patient_id, p.patient_key, p.controller, a.id, a.kind, a.questionnaire,
                   tstzrange(new.starts, new.ends), new.missed, ?
            FROM (
                SELECT planned::uuid, min(starts::timestamptz) AS starts, max(ends::timestamptz) AS ends, count(*) AS missed
                FROM unnest(?::text[], ?::text[], ?::text[]) AS w (planned, starts, ends) GROUP BY planned) AS new
            JOIN (SELECT id, plan_id, kind, NULL AS questionnaire FROM plan_activity
                  UNION ALL SELECT id, plan_id, NULL, questionnaire FROM plan_questionnaire) AS a ON a.id = new.planned
            JOIN monitoring_plan p ON p.id = a.plan_id
            ON CONFLICT (patient_key, (coalesce(questionnaire, kind::text))) WHERE ended_at IS NULL DO UPDATE
            SET missed = missing_item.missed + excluded.missed,
                expected = range_merge(missing_item.expected, excluded.expected)
            """;

    private static final String DUE = """
            SELECT m.id, m.patient_id, m.kind, m.questionnaire, cardinality(m.reminders) AS reminded, p.person_id,
                   patient_telephone(p.person_id) IS NOT NULL
                       OR EXISTS (SELECT FROM contact_point c WHERE c.person_id = p.person_id AND c.active
                                    AND c.channel IN ('SMS', 'EMAIL')) AS reachable
            FROM missing_item m JOIN patient p ON p.id = m.patient_id
            WHERE m.next_at <= ?
            ORDER BY m.patient_id, m.id
            LIMIT %d
            """.formatted(MOST);

    private static final String OPEN = """
            SELECT kind, questionnaire, lower(expected) AS starts, upper(expected) AS ends, missed, reminders
            FROM missing_item WHERE patient_id = ? AND ended_at IS NULL
            ORDER BY lower(expected), id
            """;

    private final Statements statements;

    MissingTable(Statements statements) {
        this.statements = statements;
    }

    /** @param planned what of the plan expected something in it */
    record Window(UUID planned, TimeRange time) {}

    /** Something that was waited for, and is not any more. */
    record Ended(UUID id, PatientId patient, Subject subject, boolean came, boolean alerted) {}

    record Due(UUID id, PatientId patient, Subject subject, int reminded, PersonId person, boolean reachable) {}

    /** Until when windows have been looked at; nothing where another process looks. */
    Optional<Instant> claim() {
        return statements.list(CLAIM, row -> instant(row, "swept_until")).stream()
                .findFirst();
    }

    void sweptUntil(Instant now) {
        statements.update("UPDATE missing_sweep SET swept_until = ?", now);
    }

    List<Ended> end(Instant now) {
        return statements.list(
                END,
                row -> new Ended(
                        row.getObject("id", UUID.class),
                        patient(row),
                        subject(row),
                        row.getString("ending").equals("CAME"),
                        row.getObject("alerted_at") != null),
                now,
                now,
                now,
                now);
    }

    /** Adds windows to what is waited for; what is not waited for yet is seen to first at an instant. */
    void add(List<Window> windows, Instant firstAt) {
        statements.update(
                ADD,
                firstAt,
                column(windows, Window::planned),
                column(windows, each -> each.time().start()),
                column(windows, each -> each.time().end()));
    }

    List<Due> due(Instant now) {
        return statements.list(
                DUE,
                row -> new Due(
                        row.getObject("id", UUID.class),
                        patient(row),
                        subject(row),
                        row.getInt("reminded"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getBoolean("reachable")),
                now);
    }

    void reminded(UUID id, Instant now, @Nullable Instant nextAt) {
        statements.update(
                "UPDATE missing_item SET reminders = reminders || ?::timestamptz, next_at = ? WHERE id = ?",
                now,
                nextAt,
                id);
    }

    void alerted(UUID id, Instant now) {
        statements.update("UPDATE missing_item SET alerted_at = ?, next_at = NULL WHERE id = ?", now, id);
    }

    /** What is waited for of a patient whom the one inside this transaction sees. */
    List<Missing> open(PatientId patient) {
        return statements.list(
                OPEN,
                row -> new Missing(
                        subject(row),
                        Statements.time(row),
                        row.getInt("missed"),
                        Stream.of((Timestamp[]) row.getArray("reminders").getArray())
                                .map(Timestamp::toInstant)
                                .toList()),
                patient.value());
    }

    private static String[] column(List<Window> windows, Function<Window, Object> value) {
        return windows.stream().map(each -> value.apply(each).toString()).toArray(String[]::new);
    }

    private static Subject subject(ResultSet row) throws SQLException {
        String questionnaire = row.getString("questionnaire");
        return questionnaire == null
                ? new Subject.Measured(Kind.ofStored(row.getInt("kind")))
                : new Subject.Asked(questionnaire);
    }

    private static PatientId patient(ResultSet row) throws SQLException {
        return new PatientId(row.getObject("patient_id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
