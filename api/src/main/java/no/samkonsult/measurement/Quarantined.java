package no.samkonsult.measurement;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** What an administrator sees of something in quarantine: reason, device and times, and nothing of the payload. */
@Introspected
public record Quarantined(
        UUID id, String device, String reason, Instant firstReceivedAt, Instant lastReceivedAt, int receivedCount) {}
