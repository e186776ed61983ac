package no.samkonsult.measurement.command;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a device was asked for, on behalf of a patient.
 *
 * @param createdBy who asked; empty where the service itself did
 * @param sentAt when the broker took it
 * @param answeredAt when a reading of the kind came that was taken after it was asked for
 */
@Introspected
public record Command(
        UUID id,
        UUID deviceId,
        String device,
        short kind,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt) {
    /** Where it stands. */
    public enum State {
        WAITING,
        SENT,
        ANSWERED,
        EXPIRED
    }

    public Kind measured() {
        return Kind.ofStored(kind);
    }

    public State state(Instant now) {
        return CommandRules.state(sentAt, answeredAt, expiresAt, now);
    }
}
