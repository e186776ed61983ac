package no.samkonsult.registry.certificate;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that a device was given.
 *
 * @param serial in hexadecimal
 */
@Introspected
public record Certified(
        String serial, Instant validUntil, @Nullable Instant revokedAt) {}
