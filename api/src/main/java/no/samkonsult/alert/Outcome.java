package no.samkonsult.alert;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What became of an alert, in the nurse's words; each stands for an event of Velferdsteknologisk knutepunkt's code system
 * {@value #VKP_SYSTEM}. Its definitions decide: 6 årsak is the cause of the event, 7 tiltak what was done, 8 samtale a talk,
 * 9 aksjon that the responsibility went to another unit. No mapping of these words is published; this one is ours.
 */
public enum Outcome {
    TALKED_WITH_PATIENT("8"),
    NO_ANSWER("7"),
    NEW_MEASUREMENT_NORMAL("7"),
    ADVICE_BY_PLAN("7"),
    HOME_VISIT("9"),
    GENERAL_PRACTITIONER("9"),
    OUT_OF_HOURS("9"),
    EMERGENCY_113("9"),
    ADMITTED("9"),
    FAULTY_MEASUREMENT("6"),
    LIMITS_TO_BE_REVIEWED("7"),
    /** A technical cause was put right. */
    TECHNICAL_FIXED("6"),
    /** What was missing has come: closed by the service itself, as are the next two; never by a person. */
    CAME("6"),
    /** What was missing is not waited for any more. */
    NO_LONGER_EXPECTED("6"),
    /** The patient has died or left. */
    FOLLOW_UP_ENDED("6");

    /** Its version of 2025-11-18. */
    public static final String VKP_SYSTEM = "http://ehelse.no/fhir/CodeSystem/vkp-composition-event-v090";

    private static final Set<Outcome> OF_THE_SERVICE = EnumSet.of(CAME, NO_LONGER_EXPECTED, FOLLOW_UP_ENDED);

    private final String vkpEvent;

    Outcome(String vkpEvent) {
        this.vkpEvent = vkpEvent;
    }

    /** The code of {@value #VKP_SYSTEM} that it is told as outside. */
    public String vkpEvent() {
        return vkpEvent;
    }

    /** Those that somebody at a desk may choose among. */
    public static List<Outcome> ofPeople() {
        return Arrays.stream(values())
                .filter(outcome -> !OF_THE_SERVICE.contains(outcome))
                .toList();
    }
}
