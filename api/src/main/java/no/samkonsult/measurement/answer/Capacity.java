package no.samkonsult.measurement.answer;

import java.util.Optional;
import no.samkonsult.access.Ground;
import no.samkonsult.platform.Principal;

/** As what somebody answers. */
public enum Capacity {
    PATIENT,
    /** Those who represent the patient; a consent to see is no right to answer. */
    NEXT_OF_KIN,
    /** On the patient's behalf, as told on the telephone or at a visit. */
    STAFF;

    /** None: one may see the answers at most, and give none. */
    public static Optional<Capacity> of(Principal who, Ground ground) {
        if (who.role().isHealthPersonnel()) {
            return ground.isOngoing() ? Optional.of(STAFF) : Optional.empty();
        }
        return switch (ground) {
            case OWN_DATA -> Optional.of(PATIENT);
            case NEAREST_KIN, GUARDIAN, POWER_OF_ATTORNEY, PARENT ->
                who.role().isPrivate() ? Optional.of(NEXT_OF_KIN) : Optional.empty();
            case GP_LIST,
                    ENROLMENT,
                    CARE_TEAM,
                    PLAN,
                    DUTY,
                    HAND_OVER,
                    CONSULTATION,
                    ADVICE,
                    CARE_GIVEN,
                    CONSENT,
                    REASONED_OPENING,
                    EMERGENCY -> Optional.empty();
        };
    }
}
