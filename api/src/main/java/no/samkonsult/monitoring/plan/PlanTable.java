package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.schedule.ScheduleRows;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The plans' table and those of their activities and pauses. */
@Singleton
class PlanTable {
    private static final String CURRENT = """
            SELECT p.id, p.patient_id, p.patient_key, p.service_id, s.name, lower(p.valid) AS since, p.review_by
            FROM monitoring_plan p JOIN service s ON s.id = p.service_id
            WHERE p.patient_id = ? AND p.valid @> ?
            """;

    /** Of the service that follows the patient up now; no row where none does. */
    private static final String START = """
            INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
            SELECT ?, p.id, p.key, e.service_id, e.controller, tstzrange(?, NULL), acting_person(), ?
            FROM patient p JOIN enrolment e ON e.patient_id = p.id AND e.valid @> ?
            WHERE p.id = ?
            """;

    private static final String ACTIVITIES =
            "SELECT a.kind, d.name AS device, a.source, lower(a.valid) AS since, upper(a.valid) AS until, "
                    + ScheduleRows.COLUMNS + """

            FROM plan_activity a LEFT JOIN device d ON d.id = a.device_id
            WHERE a.plan_id = ? AND (upper_inf(a.valid) OR upper(a.valid) > ?)
            ORDER BY a.kind, a.times
            """;

    private static final String ADD_ACTIVITY = """
            INSERT INTO plan_activity (id, plan_id, kind, device_id, times, weekdays, every_days, counted_from,
                                       early_minutes, grace_minutes, source, valid, created_by)
            VALUES (?, ?, ?, ?, (?::text[])::time[], (?::text[])::smallint[], ?, ?, ?, ?, ?, tstzrange(?, NULL), acting_person())
            """;

    private static final String PAUSES = """
            SELECT id, reason, lower(valid) AS since, upper(valid) AS until FROM plan_pause
            WHERE plan_id = ? AND (upper_inf(valid) OR upper(valid) > ?) ORDER BY lower(valid)
            """;

    private static final String HAS_DEVICE = """
            SELECT d.id FROM device d JOIN device_assignment a ON a.device_key = d.key
            WHERE d.id = ? AND a.patient_key = ? AND a.valid @> ?
            """;

    private final Statements statements;

    PlanTable(Statements statements) {
        this.statements = statements;
    }

    Optional<Plan> current(PatientId patient, Instant now) {
        return statements.list(CURRENT, PlanTable::plan, patient.value(), now).stream()
                .findFirst();
    }

    boolean start(UUID id, PatientId patient, Instant now) {
        return statements.update(START, id, now, now, now, patient.value()) == 1;
    }

    boolean review(UUID plan, @Nullable LocalDate by) {
        return statements.update("UPDATE monitoring_plan SET review_by = ?::date WHERE id = ?", by, plan) == 1;
    }

    void end(PatientId patient, Instant at) {
        statements.update(
                "UPDATE monitoring_plan SET valid = valid * tstzrange(NULL, ?) WHERE patient_id = ? AND valid && tstzrange(?, NULL)",
                at,
                patient.value(),
                at);
    }

    List<Activity> activities(UUID plan, Instant now) {
        return statements.list(
                ACTIVITIES,
                row -> new Activity(
                        row.getObject("id", UUID.class),
                        row.getInt("kind"),
                        row.getString("device"),
                        ScheduleRows.schedule(row),
                        row.getString("source"),
                        needed(row, "since"),
                        instant(row, "until")),
                plan,
                now);
    }

    boolean has(int patientKey, UUID device, Instant now) {
        return !statements
                .list(HAS_DEVICE, row -> true, device, patientKey, now)
                .isEmpty();
    }

    void add(UUID plan, UUID id, NewActivity activity, Instant now) {
        var schedule = activity.schedule();
        statements.update(
                ADD_ACTIVITY,
                id,
                plan,
                activity.kind(),
                activity.device(),
                ScheduleRows.times(schedule),
                ScheduleRows.weekdays(schedule),
                schedule.everyDays(),
                schedule.countedFrom(),
                (int) schedule.early().toMinutes(),
                (int) schedule.grace().toMinutes(),
                activity.source(),
                now);
    }

    boolean endActivity(UUID plan, UUID activity, Instant now) {
        return statements.update(
                        "UPDATE plan_activity SET valid = valid * tstzrange(NULL, ?) WHERE id = ? AND plan_id = ? AND valid @> ?",
                        now,
                        activity,
                        plan,
                        now)
                == 1;
    }

    List<Pause> pauses(UUID plan, Instant now) {
        return statements.list(
                PAUSES,
                row -> new Pause(
                        row.getObject("id", UUID.class),
                        Pause.Reason.valueOf(row.getString("reason")),
                        needed(row, "since"),
                        instant(row, "until")),
                plan,
                now);
    }

    void pause(UUID plan, Pause pause) {
        statements.update(
                "INSERT INTO plan_pause (id, plan_id, reason, valid, created_by) VALUES (?, ?, ?, tstzrange(?, ?), acting_person())",
                pause.id(),
                plan,
                pause.reason().name(),
                pause.from(),
                pause.until());
    }

    /** One that is to come holds at no time. */
    boolean endPause(UUID plan, UUID pause, Instant now) {
        return statements.update("""
                        UPDATE plan_pause SET valid = CASE WHEN lower(valid) >= ? THEN 'empty' ELSE valid * tstzrange(NULL, ?) END
                        WHERE id = ? AND plan_id = ? AND (upper_inf(valid) OR upper(valid) > ?)
                        """, now, now, pause, plan, now) == 1;
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getInt("patient_key"),
                row.getObject("service_id", UUID.class),
                row.getString("name"),
                needed(row, "since"),
                row.getObject("review_by", LocalDate.class));
    }

    static Instant needed(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
