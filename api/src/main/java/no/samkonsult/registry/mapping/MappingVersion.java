package no.samkonsult.registry.mapping;

import java.time.Instant;

/** One of the versions that a mapping has had, and who wrote it. */
public record MappingVersion(int version, Instant changedAt, String changedBy) {}
