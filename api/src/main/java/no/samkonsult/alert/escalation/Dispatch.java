package no.samkonsult.alert.escalation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to get an alert taken. */
public record Dispatch(Instant at, What what, @Nullable Target target, List<String> names) {
    /** What it was. */
    public enum What {
        /** People were told. */
        TOLD,
        /** There was nobody to tell. */
        NOBODY,
        /** Nobody watches now: it waits for the opening. */
        WAITS,
        /** The service has set up no steps, and so all who work there were told. */
        NO_STEPS
    }
}
