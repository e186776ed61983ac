package no.samkonsult.access.opening;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** An exception that holds now. */
@Introspected
public record Opening(Grade grade, Instant until) {}
