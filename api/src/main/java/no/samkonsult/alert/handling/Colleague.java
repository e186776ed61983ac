package no.samkonsult.alert.handling;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Somebody in the same service. */
@Introspected
public record Colleague(UUID id, String name) {}
