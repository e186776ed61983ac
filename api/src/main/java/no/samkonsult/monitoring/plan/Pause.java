package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time without measuring.
 *
 * @param until none: until further notice
 */
public record Pause(
        UUID id, Reason reason, Instant from, @Nullable Instant until) {
    /** Why nothing is measured. */
    public enum Reason {
        HOLIDAY,
        ADMISSION,
        OTHER
    }
}
