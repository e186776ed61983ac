package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.access.Ground;
import no.samkonsult.monitoring.plan.Plan;
import no.samkonsult.monitoring.plan.PlanDoctors;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** What somebody is to a patient's limits. */
@Singleton
class Authority {
    private final PlanGround ground;
    private final PlanDoctors doctors;

    Authority(PlanGround ground, PlanDoctors doctors) {
        this.ground = ground;
        this.doctors = doctors;
    }

    /**
     * Why somebody may see or change a patient's limits.
     *
     * @param isResponsible whether they are the plan's doctor, or stand in for them
     */
    record Given(Ground ground, int patientKey, Optional<Plan> plan, boolean isResponsible) {}

    Optional<Given> toRead(Principal who, PatientId patient) {
        return ground.toRead(who, patient).flatMap(why -> given(who, patient, why));
    }

    Optional<Given> toChange(Principal who, PatientId patient) {
        return ground.toChange(who, patient).flatMap(why -> given(who, patient, why));
    }

    private Optional<Given> given(Principal who, PatientId patient, Ground why) {
        Optional<Plan> plan = doctors.plan(patient);
        boolean responsible = why.isOngoing()
                && plan.filter(each -> doctors.answersFor(who, each)).isPresent();
        return doctors.key(patient).map(key -> new Given(why, key, plan, responsible));
    }
}
