package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.PatientId;

/**
 * That a service follows a patient up from an instant on.
 *
 * @param patientKey what the patient is called in the tables of limits and measurements
 * @param service the name of the responsible service
 */
public record Plan(UUID id, PatientId patient, int patientKey, UUID serviceId, String service, Instant since) {}
