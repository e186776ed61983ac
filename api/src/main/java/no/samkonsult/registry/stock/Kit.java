package no.samkonsult.registry.stock;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A named set of devices that goes out and comes back together. */
@Introspected
public record Kit(UUID id, String name, int devices) {}
