package no.samkonsult.access.representation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something kept from a child's parents: one consultation, or measurements of a time.
 *
 * @param kind the stored number of the kind of measurements; none means all kinds
 */
@Introspected
public record WithheldItem(
        UUID id,
        @Nullable UUID consultationId,
        @Nullable Instant consultationStart,
        @Nullable Short kind,
        @Nullable Instant begins,
        @Nullable Instant ends,
        String reason,
        String withheldBy,
        Instant withheldAt) {}
