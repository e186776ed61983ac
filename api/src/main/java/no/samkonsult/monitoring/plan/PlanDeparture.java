package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import no.samkonsult.access.Access;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Ends the plan of a patient who leaves, and with it the responsibility for it. What was measured stays. */
@Singleton
final class PlanDeparture implements DepartureListener {
    private final PlanTable plans;
    private final Responsibilities responsibilities;
    private final Access access;

    PlanDeparture(PlanTable plans, Responsibilities responsibilities, Access access) {
        this.plans = plans;
        this.responsibilities = responsibilities;
        this.access = access;
    }

    @Override
    public void departed(Departure departure) {
        for (var plan : responsibilities.plans(departure.patient(), departure.at())) {
            responsibilities.closeOffer(plan, departure.at());
            responsibilities
                    .end(plan, departure.at())
                    .forEach(ended -> access.withdraw(Responsibility.source(ended), departure.at()));
        }
        plans.end(departure.patient(), departure.at());
    }
}
