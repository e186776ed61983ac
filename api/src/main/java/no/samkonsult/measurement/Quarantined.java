package no.samkonsult.measurement;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/**
 * Something in quarantine: reason, device and times, and nothing of the payload.
 *
 * @param readable whether the one who asked may see the payload too
 */
@Introspected
public record Quarantined(
        UUID id,
        String device,
        String reason,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        int receivedCount,
        boolean readable) {}
