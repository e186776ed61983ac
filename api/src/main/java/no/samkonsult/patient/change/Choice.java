package no.samkonsult.patient.change;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A service to move to, or a doctor's role at an office. */
@Introspected
public record Choice(UUID id, String name) {}
