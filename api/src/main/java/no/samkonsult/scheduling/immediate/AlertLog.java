package no.samkonsult.scheduling.immediate;

import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What a call has to do with the alert that it was rung from, implemented by the feature that has alerts. It changes none. */
public interface AlertLog {
    /** What became of a call. */
    enum Step {
        /** People were rung. */
        RANG,
        /** Somebody said yes and joined. */
        JOINED,
        /** Nobody answered in time, or all said no. */
        NOBODY,
        STOPPED
    }

    /** Whether somebody has taken an open alert of a patient. */
    boolean isHeldBy(Principal who, UUID alert, PatientId patient);

    /**
     * Tells the alert's history, in the caller's transaction.
     *
     * @param person who did it; null where the service itself found it
     */
    void tell(UUID alert, @Nullable PersonId person, Step step);
}
