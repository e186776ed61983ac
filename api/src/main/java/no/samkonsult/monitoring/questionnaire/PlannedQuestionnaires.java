package no.samkonsult.monitoring.questionnaire;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.monitoring.schedule.Schedule;
import no.samkonsult.monitoring.schedule.ScheduleRows;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Which questionnaires a patient's plan asks, and when. Whoever may say what is measured may say this. */
@Singleton
public class PlannedQuestionnaires {
    private static final String OF_PATIENT =
            "SELECT a.questionnaire, a.source, lower(a.valid) AS since, upper(a.valid) AS until, "
                    + ScheduleRows.COLUMNS + """

            FROM plan_questionnaire a JOIN monitoring_plan p ON p.id = a.plan_id
            WHERE p.patient_id = ? AND p.valid @> ? AND (upper_inf(a.valid) OR upper(a.valid) > ?)
            ORDER BY a.questionnaire, a.times
            """;

    private static final String ADD = """
            INSERT INTO plan_questionnaire (id, plan_id, questionnaire, times, weekdays, every_days, counted_from,
                                            early_minutes, grace_minutes, valid, created_by, source)
            SELECT ?, p.id, ?, (?::text[])::time[], (?::text[])::smallint[], ?, ?, ?, ?, tstzrange(?, NULL), acting_person(), ?
            FROM monitoring_plan p WHERE p.patient_id = ? AND p.valid @> ?
            """;

    private static final String END = """
            UPDATE plan_questionnaire a SET valid = a.valid * tstzrange(NULL, ?)
            FROM monitoring_plan p WHERE p.id = a.plan_id AND p.patient_id = ? AND a.id = ? AND a.valid @> ?
            """;

    private final Statements statements;
    private final Questionnaires questionnaires;
    private final PlanGround ground;
    private final PlanListener listener;
    private final AuditTrail audit;
    private final Clock clock;

    PlannedQuestionnaires(
            Statements statements,
            Questionnaires questionnaires,
            PlanGround ground,
            PlanListener listener,
            AuditTrail audit,
            Clock clock) {
        this.statements = statements;
        this.questionnaires = questionnaires;
        this.ground = ground;
        this.listener = listener;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the plan in force asks, now or later; nothing where there is none that one may see. The caller's page audits it. */
    @Acting
    public List<PlannedQuestionnaire> of(Principal who, PatientId patient) {
        Instant now = clock.instant();
        return statements.list(OF_PATIENT, PlannedQuestionnaires::planned, patient.value(), now, now);
    }

    /**
     * False where there is no such questionnaire, or no plan that one may change.
     *
     * @param source why it is asked, and why then; none where somebody has chosen so
     */
    @Acting
    public boolean add(Principal who, PatientId patient, String code, Schedule schedule, @Nullable String source) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Optional<Ground> given = ground.toChange(who, patient);
        if (given.isEmpty()
                || questionnaires.newest(who, code).isEmpty()
                || insert(id, patient, new Asking(code, schedule, source), now) == 0) {
            return false;
        }
        changed(who, patient, id, given.get());
        return true;
    }

    @Acting
    public boolean end(Principal who, PatientId patient, UUID id) {
        Instant now = clock.instant();
        Optional<Ground> given = ground.toChange(who, patient);
        if (given.isEmpty() || statements.update(END, now, patient.value(), id, now) == 0) {
            return false;
        }
        changed(who, patient, id, given.get());
        return true;
    }

    private record Asking(
            String code, Schedule schedule, @Nullable String source) {}

    private int insert(UUID id, PatientId patient, Asking asking, Instant now) {
        Schedule schedule = asking.schedule();
        return statements.update(
                ADD,
                id,
                asking.code(),
                ScheduleRows.times(schedule),
                ScheduleRows.weekdays(schedule),
                schedule.everyDays(),
                schedule.countedFrom(),
                (int) schedule.early().toMinutes(),
                (int) schedule.grace().toMinutes(),
                now,
                asking.source(),
                patient.value(),
                now);
    }

    private void changed(Principal who, PatientId patient, UUID id, Ground given) {
        audit.record(who, patient, Action.UPDATE, "plan_questionnaire/" + id, given.name());
        listener.planChanged(patient);
    }

    private static PlannedQuestionnaire planned(ResultSet row) throws SQLException {
        return new PlannedQuestionnaire(
                row.getObject("id", UUID.class),
                row.getString("questionnaire"),
                ScheduleRows.schedule(row),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until(row),
                row.getString("source"));
    }

    private static @Nullable Instant until(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return until == null ? null : until.toInstant();
    }
}
