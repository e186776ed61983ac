package no.samkonsult.monitoring.plan;

import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** Why somebody may read a plan and its limits, or change them. */
@Singleton
public class PlanGround {
    private final Access access;

    PlanGround(Access access) {
        this.access = access;
    }

    @Acting
    public Optional<Ground> toRead(Principal who, PatientId patient) {
        return access.ground(who, patient, Scope.MEASUREMENTS);
    }

    /** Health personnel, on a ground that is not over. */
    @Acting
    public Optional<Ground> toChange(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }

    /** Whether a role is one that may answer for a plan. */
    public static boolean isDoctor(Role role) {
        return switch (role) {
            case GENERAL_PRACTITIONER, NURSING_HOME_DOCTOR, SPECIALIST -> true;
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    OUT_OF_HOURS_DOCTOR,
                    SECRETARY,
                    COORDINATOR,
                    ADMINISTRATOR,
                    LOG_CONTROLLER,
                    DATA_PROTECTION_OFFICER,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> false;
        };
    }
}
