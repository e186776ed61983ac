package no.samkonsult.patient.handover;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A service that patients may be handed over to. */
@Introspected
public record Receiver(UUID id, String name) {}
