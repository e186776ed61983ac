package no.samkonsult.alert.message;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** A message to a patient, in the language it is written in: {@code nn}, {@code nb} or {@code en}. */
@Introspected
public record Message(UUID id, Instant writtenAt, String writerName, String language, String body) {}
