package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Starts plans, and says what is measured and when. Whoever follows the patient up may; the limits are another matter. */
@Singleton
public class Plans {
    private final PlanTable plans;
    private final Responsibilities responsibilities;
    private final PlanGround ground;
    private final PlanListener listener;
    private final AuditTrail audit;
    private final Clock clock;

    Plans(
            PlanTable plans,
            Responsibilities responsibilities,
            PlanGround ground,
            PlanListener listener,
            AuditTrail audit,
            Clock clock) {
        this.plans = plans;
        this.responsibilities = responsibilities;
        this.ground = ground;
        this.listener = listener;
        this.audit = audit;
        this.clock = clock;
    }

    /** A patient's plan; none where there is none, or none that one may see. */
    @Acting
    public Optional<PlanView> find(Principal who, PatientId patient) {
        return ground.toRead(who, patient).flatMap(given -> {
            audit.record(who, patient, Action.READ, "monitoring_plan", given.name());
            Instant now = clock.instant();
            return plans.current(patient, now).map(plan -> view(who, plan, given, now));
        });
    }

    /** Starts a plan of the service that follows the patient up; false where there is none, or there is a plan. */
    @Acting
    public boolean start(Principal who, PatientId patient) {
        Optional<Ground> given = ground.toChange(who, patient);
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        if (given.isEmpty() || plans.current(patient, now).isPresent() || !plans.start(id, patient, now)) {
            return false;
        }
        changed(who, patient, Action.CREATE, "monitoring_plan/" + id, given.get());
        return true;
    }

    /** Says by which day the plan is to be gone through, or that no day is set. Nothing ends by itself then. */
    @Acting
    public boolean review(Principal who, PatientId patient, @Nullable LocalDate by) {
        return change(who, patient, "monitoring_plan", (plan, _) -> plans.review(plan.id(), by));
    }

    /** False where there is no plan that one may change, or the patient has no such device. */
    @Acting
    public boolean add(Principal who, PatientId patient, NewActivity activity) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        UUID device = activity.device();
        return change(who, patient, "plan_activity/" + id, (plan, _) -> {
            if (device != null && !plans.has(plan.patientKey(), device, now)) {
                return false;
            }
            plans.add(plan.id(), id, activity, now);
            return true;
        });
    }

    @Acting
    public boolean endActivity(Principal who, PatientId patient, UUID activity) {
        return change(
                who, patient, "plan_activity/" + activity, (plan, now) -> plans.endActivity(plan.id(), activity, now));
    }

    /** Nothing is expected from an instant until another, or until further notice. */
    @Acting
    public boolean pause(Principal who, PatientId patient, Pause.Reason reason, Instant from, @Nullable Instant until) {
        var pause = new Pause(UUID.randomUUID(), reason, from, until);
        return change(who, patient, "plan_pause/" + pause.id(), (plan, _) -> {
            plans.pause(plan.id(), pause);
            return true;
        });
    }

    @Acting
    public boolean endPause(Principal who, PatientId patient, UUID pause) {
        return change(who, patient, "plan_pause/" + pause, (plan, now) -> plans.endPause(plan.id(), pause, now));
    }

    private boolean change(Principal who, PatientId patient, String entity, BiPredicate<Plan, Instant> work) {
        Instant now = clock.instant();
        Optional<Ground> given = ground.toChange(who, patient);
        boolean done = given.isPresent()
                && plans.current(patient, now)
                        .filter(plan -> work.test(plan, now))
                        .isPresent();
        if (done) {
            changed(who, patient, Action.UPDATE, entity, given.get());
        }
        return done;
    }

    private void changed(Principal who, PatientId patient, Action action, String entity, Ground given) {
        audit.record(who, patient, action, entity, given.name());
        listener.planChanged(patient);
    }

    private PlanView view(Principal who, Plan plan, Ground given, Instant now) {
        Optional<Responsible> responsible = responsibilities.current(plan.id());
        return new PlanView(
                plan,
                responsible,
                responsibilities.offered(plan.id()),
                plans.activities(plan.id(), now),
                plans.pauses(plan.id(), now),
                who.role().isHealthPersonnel()
                        && given.isOngoing()
                        && responsible.map(Responsible::mine).orElse(true));
    }
}
