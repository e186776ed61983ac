package no.samkonsult.registry;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device, and who has it now. {@code name} is its user name at the broker and its topic segment. */
@Introspected
public record Device(
        UUID id,
        int key,
        String name,
        String model,
        String serialNumber,
        @Nullable Instant revokedAt,
        @Nullable Instant lastSeenAt,
        @Nullable BigDecimal battery,
        @Nullable UUID patientId) {}
