package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** Who answers for the plan of a patient, in the caller's transaction. */
@Singleton
public class PlanDoctors {
    private final PlanTable plans;
    private final Responsibilities responsibilities;
    private final Statements statements;
    private final Clock clock;

    PlanDoctors(PlanTable plans, Responsibilities responsibilities, Statements statements, Clock clock) {
        this.plans = plans;
        this.responsibilities = responsibilities;
        this.statements = statements;
        this.clock = clock;
    }

    /** What a patient is called in the tables of limits and measurements. */
    public Optional<Integer> key(PatientId patient) {
        return statements
                .list("SELECT key FROM patient WHERE id = ?", row -> row.getInt("key"), patient.value())
                .stream()
                .findFirst();
    }

    public Optional<Plan> plan(PatientId patient) {
        return plans.current(patient, clock.instant());
    }

    /** Whether somebody is the plan's doctor, or stands in for them. */
    public boolean answersFor(Principal who, Plan plan) {
        return PlanGround.isDoctor(who.role())
                && responsibilities.current(plan.id()).filter(Responsible::mine).isPresent();
    }

    /** Which responsibility that is. */
    public Optional<UUID> responsibility(Principal who, Plan plan) {
        return PlanGround.isDoctor(who.role())
                ? responsibilities.current(plan.id()).filter(Responsible::mine).map(Responsible::id)
                : Optional.empty();
    }
}
