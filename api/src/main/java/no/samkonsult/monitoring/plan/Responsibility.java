package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;

/**
 * Hands the responsibility for a plan from one doctor to the next, who accepts it.
 *
 * <p>The doctor who has it offers it, or their substitute; where nobody has it, whoever follows the patient up. It changes
 * hands when it is accepted and not before, so that a plan that had a doctor is never without one in between.
 */
@Singleton
public class Responsibility {
    private final PlanTable plans;
    private final Responsibilities responsibilities;
    private final PlanGround ground;
    private final PlanListener listener;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Responsibility(
            PlanTable plans,
            Responsibilities responsibilities,
            PlanGround ground,
            PlanListener listener,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.plans = plans;
        this.responsibilities = responsibilities;
        this.ground = ground;
        this.listener = listener;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** Somebody else answers for the plan, and has not offered it. */
        NOT_YOURS,
        /** No such plan, doctor or offer for whoever asks. */
        UNKNOWN
    }

    /** The doctors who may be asked. */
    @Acting
    public List<Doctor> doctors(Principal who, PatientId patient) {
        return ground.toChange(who, patient).isPresent() ? responsibilities.doctors(patient) : List.of();
    }

    /** Asks a doctor. Who asks themselves has answered. */
    @Acting
    public Result offer(Principal who, PatientId patient, UUID doctor, UUID organisation) {
        Optional<Ground> given = ground.toChange(who, patient);
        Optional<Plan> plan = given.flatMap(_ -> plans.current(patient, clock.instant()));
        Optional<Doctor> asked = responsibilities.doctors(patient).stream()
                .filter(each ->
                        each.id().equals(doctor) && each.organisationId().equals(organisation))
                .findFirst();
        if (plan.isEmpty() || asked.isEmpty()) {
            return Result.UNKNOWN;
        }
        if (!responsibilities.current(plan.get().id()).map(Responsible::mine).orElse(true)) {
            return Result.NOT_YOURS;
        }
        UUID id = UUID.randomUUID();
        responsibilities.offer(id, plan.get().id(), asked.get(), clock.instant());
        audit.record(
                who,
                patient,
                Action.CREATE,
                "plan_responsibility/" + id,
                given.get().name());
        listener.planChanged(patient);
        if (isMyself(who, asked.get())) {
            accept(who, plan.get(), id, asked.get(), given.get());
        }
        return Result.DONE;
    }

    /** The doctor who is asked says yes, and answers for the plan from now on. */
    @Acting
    public boolean accept(Principal who, PatientId patient, UUID offer) {
        return answer(who, patient, offer, true);
    }

    @Acting
    public boolean decline(Principal who, PatientId patient, UUID offer) {
        return answer(who, patient, offer, false);
    }

    private boolean answer(Principal who, PatientId patient, UUID offer, boolean yes) {
        Optional<Ground> given = ground.toChange(who, patient);
        Optional<Plan> plan = given.flatMap(_ -> plans.current(patient, clock.instant()));
        Optional<Doctor> asked = plan.flatMap(each -> responsibilities.offered(each.id()))
                .filter(each -> each.id().equals(offer))
                .map(each -> new Doctor(each.doctorId(), each.doctor(), each.organisationId(), each.organisation()))
                .filter(each -> isMyself(who, each));
        if (asked.isEmpty()) {
            return false;
        }
        if (yes) {
            accept(who, plan.orElseThrow(), offer, asked.get(), given.orElseThrow());
        } else {
            responsibilities.closeOffer(plan.orElseThrow().id(), clock.instant());
            audit.record(
                    who,
                    patient,
                    Action.UPDATE,
                    "plan_responsibility/" + offer,
                    given.orElseThrow().name());
        }
        listener.planChanged(patient);
        return true;
    }

    private void accept(Principal who, Plan plan, UUID offer, Doctor doctor, Ground given) {
        Instant now = clock.instant();
        responsibilities.end(plan.id(), now).forEach(former -> access.withdraw(source(former), now));
        responsibilities.accept(offer, now);
        access.relate(CareRelation.of(plan.patient(), doctor.id(), Ground.PLAN, now, source(offer))
                .actingFor(new OrganisationId(doctor.organisationId())));
        audit.record(who, plan.patient(), Action.UPDATE, "plan_responsibility/" + offer, given.name());
    }

    /** A substitute does not take a plan over in the doctor's name. */
    private static boolean isMyself(Principal who, Doctor doctor) {
        return PlanGround.isDoctor(who.role())
                && who.person().value().equals(doctor.id())
                && who.employer().value().equals(doctor.organisationId());
    }

    static String source(UUID responsibility) {
        return "plan_responsibility/" + responsibility;
    }
}
