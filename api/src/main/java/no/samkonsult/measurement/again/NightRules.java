package no.samkonsult.measurement.again;

import java.time.Duration;
import java.time.Instant;
import no.samkonsult.measurement.judgement.Night;

/**
 * When a patient is asked to measure again, and when the waiting is over.
 *
 * <p>Nobody is woken for a yellow reading: in the patient's night the question waits for the morning, and so does the end of the
 * waiting. A red one is asked about at once, at any hour, and alerts when the time is over that its limits give it: the night gives
 * it no minute more.
 */
final class NightRules {
    private NightRules() {}

    /**
     * @param askAt when the patient is asked
     * @param dueAt when it alerts as unconfirmed, unanswered
     */
    record Times(Instant askAt, Instant dueAt) {}

    static Times times(Instant now, boolean red, Duration patience, Night night) {
        Instant askAt = red ? now : night.earliest(now);
        return new Times(askAt, askAt.plus(patience));
    }
}
