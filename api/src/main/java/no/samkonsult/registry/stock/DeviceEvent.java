package no.samkonsult.registry.stock;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a device's history.
 *
 * @param status where the device stood after it
 * @param by who did it; null where the device itself or the service did
 */
@Introspected
public record DeviceEvent(
        Step step, Status status, Instant at, @Nullable String by) {}
