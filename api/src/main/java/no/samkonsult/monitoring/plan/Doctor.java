package no.samkonsult.monitoring.plan;

import java.util.UUID;

/** Somebody who could answer for a plan: a doctor with a ground for the patient, where they work. */
public record Doctor(UUID id, String name, UUID organisationId, String organisation) {}
