package no.samkonsult.alert.missing;

import java.time.Instant;
import no.samkonsult.measurement.judgement.Night;
import org.jspecify.annotations.Nullable;

/** What is done about what has not come: so many reminders, and then a person calls. */
final class MissingRules {
    private MissingRules() {}

    /** What is done now, and when the next thing is; null where this was the last. */
    record Step(boolean reminds, @Nullable Instant nextAt) {
        static final Step ALERT = new Step(false, null);
    }

    /** Nobody is reminded in their night. */
    static Instant first(Instant ended, Night night) {
        return night.earliest(ended);
    }

    /**
     * @param reminded how often the patient has been reminded
     * @param reachable whether there is anywhere to send a reminder; where there is not, nobody waits for it
     */
    static Step next(int reminded, boolean reachable, MissingSettings settings, Night night, Instant now) {
        return reachable && reminded < settings.reminders()
                ? new Step(true, night.earliest(now.plus(settings.apart())))
                : Step.ALERT;
    }
}
