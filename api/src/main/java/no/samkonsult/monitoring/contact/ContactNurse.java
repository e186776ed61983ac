package no.samkonsult.monitoring.contact;

import java.time.Instant;
import java.util.UUID;

/** Somebody of the service whom the patient turns to, and since when. */
public record ContactNurse(UUID id, String name, Instant since) {}
