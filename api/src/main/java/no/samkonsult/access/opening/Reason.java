package no.samkonsult.access.opening;

import java.util.Arrays;
import java.util.List;

/** The reasons one may give, each for one grade. */
public enum Reason {
    /** The patient has contacted somebody who does not follow them up. */
    PATIENT_MADE_CONTACT(Grade.REASONED_OPENING),
    /** Somebody who follows the patient up has asked for help. */
    COLLEAGUE_ASKED(Grade.REASONED_OPENING),
    /** The patient comes to one's service, and care must be prepared. */
    CARE_TO_BE_PREPARED(Grade.REASONED_OPENING),
    /** Care that one has given must be documented or completed. */
    CARE_TO_BE_COMPLETED(Grade.REASONED_OPENING),
    DANGER_TO_LIFE(Grade.EMERGENCY),
    DANGER_OF_SERIOUS_HARM(Grade.EMERGENCY);

    private final Grade grade;

    Reason(Grade grade) {
        this.grade = grade;
    }

    public Grade grade() {
        return grade;
    }

    public static List<Reason> of(Grade grade) {
        return Arrays.stream(values()).filter(reason -> reason.grade == grade).toList();
    }
}
