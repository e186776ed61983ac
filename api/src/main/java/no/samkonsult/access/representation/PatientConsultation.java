package no.samkonsult.access.representation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** A consultation of a patient's, to be kept from parents or not. */
@Introspected
public record PatientConsultation(UUID id, Instant start) {}
