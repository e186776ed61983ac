package no.samkonsult.measurement.news2;

import java.time.Instant;
import java.util.UUID;

/**
 * The oxygen saturation aimed at, as it is written of the patient.
 *
 * @param byDoctor whether whoever wrote it was a doctor then
 */
public record Target(UUID id, String body, String by, Instant at, boolean byDoctor) {}
