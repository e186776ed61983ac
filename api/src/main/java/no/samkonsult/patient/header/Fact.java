package no.samkonsult.patient.header;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** What is known of a patient, who said so, and when. */
@Introspected
public record Fact(FactKind kind, String body, String recordedByName, Instant recordedAt) {}
