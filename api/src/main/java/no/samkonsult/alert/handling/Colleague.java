package no.samkonsult.alert.work;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Somebody in the same service. */
@Introspected
public record Colleague(UUID id, String name) {}
