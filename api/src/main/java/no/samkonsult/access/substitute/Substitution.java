package no.samkonsult.access.substitute;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody stands in for a doctor at an office.
 *
 * @param ends the instant after the last one of it
 * @param endedAt null unless somebody ended it before its time
 */
@Introspected
public record Substitution(
        UUID id,
        UUID regularId,
        String regular,
        UUID substituteId,
        String substitute,
        Instant starts,
        Instant ends,
        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt) {
    /** How far it has come. */
    public enum State {
        OFFERED,
        COMING,
        RUNNING,
        OVER
    }

    public State state(Instant now) {
        if (endedAt != null || !now.isBefore(ends)) {
            return State.OVER;
        }
        if (acceptedAt == null) {
            return State.OFFERED;
        }
        return now.isBefore(starts) ? State.COMING : State.RUNNING;
    }
}
