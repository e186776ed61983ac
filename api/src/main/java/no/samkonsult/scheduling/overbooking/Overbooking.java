package no.samkonsult.scheduling.overbooking;

import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;

/** Somebody who is to come even where their time is taken, and why. */
public record Overbooking(PersonId person, String reason) {
    public static final int LONGEST = 200;

    public Overbooking {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new InvalidInput("overbook.reason", "must be 1 to %d characters".formatted(LONGEST));
        }
    }
}
