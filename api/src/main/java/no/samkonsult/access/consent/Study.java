package no.samkonsult.access.consent;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A study that asks, and since when the patient has consented, if they have. */
@Introspected
public record Study(
        UUID id,
        String title,
        String purpose,
        String organisation,
        String approval,
        @Nullable Instant since) {}
