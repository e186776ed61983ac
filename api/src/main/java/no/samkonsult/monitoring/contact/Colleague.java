package no.samkonsult.monitoring.contact;

import java.util.UUID;

/** Somebody who works in the service that follows the patient up. */
public record Colleague(UUID id, String name) {}
