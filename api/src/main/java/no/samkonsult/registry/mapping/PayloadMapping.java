package no.samkonsult.registry.mapping;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/** A mapping that is kept, in the version that holds now. */
@Serdeable
public record PayloadMapping(UUID id, int version, Instant changedAt, Definition definition) {}
