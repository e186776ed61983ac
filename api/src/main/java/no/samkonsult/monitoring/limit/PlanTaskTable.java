package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** Finds what plans and limits give to do, for patients whom one follows up on a ground that is not over. */
@Singleton
class PlanTaskTable {
    private static final String SELECT = """
            SELECT t.id AS patient_id, n.given_name || ' ' || n.family_name AS name, g.ground,
            """;

    /** The patient, and the ground; {@code x} is what has the patient's key. */
    private static final String PATIENT = """
            JOIN patient t ON t.key = x.patient_key JOIN person n ON n.id = t.person_id
            CROSS JOIN LATERAL (SELECT m.ground FROM my_ground m
                WHERE m.patient_key = x.patient_key AND m.measurements AND m.ground <> 'CARE_GIVEN' ORDER BY m.ground LIMIT 1) AS g
            """;

    /** Whether a plan is one that whoever acts answers for. */
    static final String MINE = """
            AND EXISTS (SELECT FROM responsible_doctor r
                WHERE r.plan_id = p.id AND r.doctor = ANY ((SELECT acting_parties())::uuid[])
                  AND r.organisation_id = (SELECT acting_organisation()))
            """;

    private static final String IS_OPEN = """
            s.confirmed_at IS NULL AND s.declined_at IS NULL AND s.replaced_by IS NULL AND isempty(s.valid)
            """;

    private static final String OF_MY_SERVICE = """
            (%1$s.service_id = ANY (acting_services()) OR %1$s.service_id = ANY ((SELECT acting_duties())::uuid[]))
            """;

    private static final String TO_CONFIRM = SELECT + """
            x.kind, x.id AS set, w.given_name || ' ' || w.family_name AS who, x.proposed_at AS since
            FROM limit_set x JOIN monitoring_plan p ON p.patient_key = x.patient_key AND p.valid @> now()
            LEFT JOIN person w ON w.id = x.proposed_by
            """ + PATIENT + "WHERE " + IS_OPEN.replace("s.", "x.") + MINE
            + "ORDER BY x.proposed_at, x.id LIMIT 200";

    private static final String LIMITS_TO_REVIEW =
            SELECT + """
            x.kind, NULL::integer AS set, w.given_name || ' ' || w.family_name AS who, x.asked_at AS since
            FROM limit_review x JOIN monitoring_plan p ON p.patient_key = x.patient_key AND p.valid @> now()
            LEFT JOIN person w ON w.id = x.asked_by
            """ + PATIENT + """
            WHERE x.answered_at IS NULL AND NOT EXISTS (
                SELECT FROM limit_set s WHERE s.patient_key = x.patient_key AND s.kind = x.kind
                  AND greatest(s.proposed_at, s.confirmed_at) > x.asked_at)
            """ + MINE + "ORDER BY x.asked_at, x.id LIMIT 200";

    private static final String WITHOUT_LIMITS = SELECT + """
            a.kind, NULL::integer AS set, NULL AS who, min(lower(a.valid)) AS since
            FROM monitoring_plan x JOIN monitoring_plan p ON p.id = x.id
            JOIN plan_activity a ON a.plan_id = x.id AND a.valid @> now()
            """ + PATIENT + """
            WHERE x.valid @> now() AND NOT EXISTS (
                SELECT FROM limit_set s WHERE s.patient_key = x.patient_key AND s.kind = a.kind AND (s.valid @> now() OR
            """ + IS_OPEN + "))" + MINE
            + "GROUP BY t.id, name, g.ground, a.kind ORDER BY since, name, a.kind LIMIT 200";

    private static final String WITHOUT_DOCTOR =
            SELECT + """
            0 AS kind, NULL::integer AS set, NULL AS who,
            coalesce((SELECT max(upper(r.valid)) FROM plan_responsibility r WHERE r.plan_id = x.id), lower(x.valid)) AS since
            FROM monitoring_plan x
            """ + PATIENT + """
            WHERE x.valid @> now() AND NOT EXISTS (SELECT FROM responsible_doctor r WHERE r.plan_id = x.id) AND
            """ + OF_MY_SERVICE.formatted("x") + "ORDER BY since, name LIMIT 200";

    /** Plans whose day is near or past, as {@code Plan.isReviewDue} has it, for the service and for the doctor who answers. */
    private static final String TO_REVIEW =
            SELECT + """
            0 AS kind, NULL::integer AS set, NULL AS who, x.review_by::timestamp AT TIME ZONE 'Europe/Oslo' AS since
            FROM monitoring_plan x JOIN monitoring_plan p ON p.id = x.id
            """ + PATIENT + """
            WHERE x.valid @> now() AND x.review_by <= (now() AT TIME ZONE 'Europe/Oslo')::date + 14 AND (
            """ + OF_MY_SERVICE.formatted("x") + MINE.replaceFirst("AND", "OR")
                    + ") ORDER BY x.review_by, name LIMIT 200";

    private static final String TO_READ =
            SELECT + """
            x.kind, x.id AS set, w.given_name || ' ' || w.family_name AS who, x.confirmed_at AS since
            FROM limit_acknowledgement a JOIN limit_set x ON x.id = a.limit_set_id LEFT JOIN person w ON w.id = x.confirmed_by
            """ + PATIENT + "WHERE a.acknowledged_at IS NULL AND " + OF_MY_SERVICE.formatted("a");

    private static final String ACKNOWLEDGE = """
            WITH done AS (
                UPDATE limit_acknowledgement a SET acknowledged_by = acting_person(), acknowledged_at = ?
                WHERE a.limit_set_id = ? AND a.acknowledged_at IS NULL AND
            """ + OF_MY_SERVICE.formatted("a") + """
                RETURNING a.service_id)
            SELECT k.id FROM done JOIN desk k ON k.service_id = done.service_id
            """;

    private final Statements statements;

    PlanTaskTable(Statements statements) {
        this.statements = statements;
    }

    List<PlanTask> toConfirm() {
        return statements.list(TO_CONFIRM, PlanTaskTable::task);
    }

    List<PlanTask> limitsToReview() {
        return statements.list(LIMITS_TO_REVIEW, PlanTaskTable::task);
    }

    List<PlanTask> withoutLimits() {
        return statements.list(WITHOUT_LIMITS, PlanTaskTable::task);
    }

    List<PlanTask> withoutDoctor() {
        return statements.list(WITHOUT_DOCTOR, PlanTaskTable::task);
    }

    List<PlanTask> toReview() {
        return statements.list(TO_REVIEW, PlanTaskTable::task);
    }

    List<PlanTask> toRead() {
        return statements.list(TO_READ + "ORDER BY x.confirmed_at, x.id LIMIT 200", PlanTaskTable::task);
    }

    List<PlanTask> toRead(PatientId patient) {
        return statements.list(TO_READ + "AND t.id = ? ORDER BY x.kind", PlanTaskTable::task, patient.value());
    }

    /** Tells at which desks it has been read. */
    List<String> acknowledge(int set, Instant now) {
        return statements.list(ACKNOWLEDGE, row -> row.getString("id"), now, set);
    }

    private static PlanTask task(ResultSet row) throws SQLException {
        return new PlanTask(
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("name"),
                row.getString("ground"),
                row.getInt("kind"),
                row.getObject("set", Integer.class),
                row.getString("who"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
