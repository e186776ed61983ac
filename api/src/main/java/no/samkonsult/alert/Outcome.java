package no.samkonsult.alert;

import java.util.Arrays;
import java.util.List;

/** What became of an alert, in the nurse's words; each stands for a VKP composition event. */
public enum Outcome {
    TALKED_WITH_PATIENT,
    NO_ANSWER,
    NEW_MEASUREMENT_NORMAL,
    ADVICE_BY_PLAN,
    HOME_VISIT,
    GENERAL_PRACTITIONER,
    OUT_OF_HOURS,
    EMERGENCY_113,
    ADMITTED,
    FAULTY_MEASUREMENT,
    LIMITS_TO_BE_REVIEWED,
    /** A technical cause was put right. */
    TECHNICAL_FIXED,
    /** The patient has died or left: closed by the service itself, never by a person. */
    FOLLOW_UP_ENDED;

    /** Those that somebody at a desk may choose among. */
    public static List<Outcome> ofPeople() {
        return Arrays.stream(values())
                .filter(outcome -> outcome != FOLLOW_UP_ENDED)
                .toList();
    }
}
