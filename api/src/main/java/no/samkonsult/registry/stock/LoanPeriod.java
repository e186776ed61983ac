package no.samkonsult.registry.stock;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a patient had a device, or is to have it: an administrator is not told who. */
@Introspected
public record LoanPeriod(
        @Nullable Instant begins,
        @Nullable Instant ends,
        @Nullable Integer userIndex) {}
