package no.samkonsult.monitoring.plan;

import java.util.List;
import java.util.Optional;

/**
 * A patient's plan as it is now.
 *
 * @param responsible empty: "Manglar ansvarleg lege"
 * @param offered who is asked to answer for it and has not answered
 * @param mayOffer whether whoever looks may ask a doctor
 */
public record PlanView(
        Plan plan,
        Optional<Responsible> responsible,
        Optional<Responsible> offered,
        List<Activity> activities,
        List<Pause> pauses,
        boolean mayOffer) {}
