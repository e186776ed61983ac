package no.samkonsult.access.substitute;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A doctor of the office. */
@Introspected
public record Doctor(UUID id, String name) {}
