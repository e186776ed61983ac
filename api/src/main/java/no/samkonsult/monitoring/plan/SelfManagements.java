package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.SelfManagement.Actions;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/**
 * What patients do in each zone: written by whoever follows them up, and confirmed by the plan's responsible doctor, whose own
 * words hold at once.
 */
@Singleton
public class SelfManagements {
    private final SelfManagementTable table;
    private final PlanTable plans;
    private final Responsibilities responsibilities;
    private final PlanGround ground;
    private final AuditTrail audit;
    private final Clock clock;

    SelfManagements(
            SelfManagementTable table,
            PlanTable plans,
            Responsibilities responsibilities,
            PlanGround ground,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.plans = plans;
        this.responsibilities = responsibilities;
        this.ground = ground;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What there is of it.
     *
     * @param proposed what waits for the doctor; none for patients and next of kin
     * @param mayConfirm whether whoever looks is that doctor
     */
    public record Sheet(Optional<SelfManagement> inForce, Optional<SelfManagement> proposed, boolean mayConfirm) {
        public static final Sheet NONE = new Sheet(Optional.empty(), Optional.empty(), false);
    }

    /** Of a patient's plan, for whoever reads that; nothing where there is no plan. */
    @Acting
    public Sheet find(Principal who, PatientId patient) {
        return ground.toRead(who, patient)
                .flatMap(_ -> plans.current(patient, clock.instant()))
                .map(plan -> new Sheet(table.inForce(plan.id()), table.proposed(plan.id()), answersFor(plan)))
                .orElse(Sheet.NONE);
    }

    /** What the patient does in each zone, as the doctor has confirmed it. */
    @Acting
    public Optional<Actions> agreed(Principal who, PatientId patient) {
        return find(who, patient).inForce().map(SelfManagement::actions);
    }

    /** Writes it anew; false where there is no plan that one may change. */
    @Acting
    public boolean write(Principal who, PatientId patient, Actions actions) {
        Optional<Ground> given = ground.toChange(who, patient);
        Instant now = clock.instant();
        Optional<Plan> plan = given.flatMap(_ -> plans.current(patient, now));
        UUID id = UUID.randomUUID();
        plan.ifPresent(found -> {
            table.write(id, found.id(), actions, who.person(), now);
            if (answersFor(found)) {
                table.confirm(id, found.id(), who.person(), now);
            }
            audit.record(
                    who, patient, Action.CREATE, entity(id), given.orElseThrow().name());
        });
        return plan.isPresent();
    }

    /** False where it is not there to confirm, or not for whoever tries. */
    @Acting
    public boolean confirm(Principal who, PatientId patient, UUID id) {
        Optional<Ground> given = ground.toChange(who, patient);
        Instant now = clock.instant();
        boolean done = given.flatMap(_ -> plans.current(patient, now))
                .filter(this::answersFor)
                .filter(plan -> table.proposed(plan.id())
                        .filter(proposed -> proposed.id().equals(id))
                        .isPresent())
                .filter(plan -> table.confirm(id, plan.id(), who.person(), now))
                .isPresent();
        if (done) {
            audit.record(
                    who, patient, Action.UPDATE, entity(id), given.orElseThrow().name());
        }
        return done;
    }

    private boolean answersFor(Plan plan) {
        return responsibilities.current(plan.id()).map(Responsible::mine).orElse(false);
    }

    private static String entity(UUID id) {
        return "self_management/" + id;
    }
}
