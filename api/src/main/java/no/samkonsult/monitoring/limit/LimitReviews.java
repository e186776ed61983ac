package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** "Grenser bør vurderast": what a desk asks of the doctor who answers for a plan, until there are new limits or they say that these stand. */
@Singleton
public class LimitReviews {
    private static final String ASK = """
            INSERT INTO limit_review AS r (id, patient_id, patient_key, controller, kind, asked_by, asked_at)
            SELECT ?, id, key, controller, ?, ?, ? FROM patient WHERE id = ?
            ON CONFLICT (patient_key, kind) WHERE answered_at IS NULL
            DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at
            """;

    private static final String STAND = """
            UPDATE limit_review x SET answered_by = ?, answered_at = ?
            FROM monitoring_plan p
            WHERE x.patient_id = ? AND x.kind = ? AND x.answered_at IS NULL
              AND p.patient_key = x.patient_key AND p.valid @> now()
            """ + PlanTaskTable.MINE;

    private final Statements statements;
    private final PlanGround ground;
    private final AuditTrail audit;
    private final Clock clock;

    LimitReviews(Statements statements, PlanGround ground, AuditTrail audit, Clock clock) {
        this.statements = statements;
        this.ground = ground;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a review, in the transaction of whoever closes what showed the need. A later one takes an open one's place. */
    public void ask(Principal who, PatientId patient, int kind, Ground given) {
        UUID id = UUID.randomUUID();
        statements.update(ASK, id, kind, who.person().value(), clock.instant(), patient.value());
        audit.record(who, patient, Action.CREATE, "limit_review/" + id, given.name());
    }

    /** Says that the limits of a kind stand; false where that is nobody's to say, or nobody asked. */
    @Acting
    public boolean stand(Principal who, PatientId patient, int kind) {
        return ground.toChange(who, patient)
                .filter(given ->
                        statements.update(STAND, who.person().value(), clock.instant(), patient.value(), kind) > 0)
                .map(given -> {
                    audit.record(who, patient, Action.UPDATE, "limit_review/" + kind, given.name());
                    return true;
                })
                .orElse(false);
    }
}
