package no.samkonsult.monitoring.schedule;

import java.util.UUID;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/**
 * A measurement that a plan expected and that has not come.
 *
 * @param kind as the database numbers kinds
 * @param activity of the plan
 */
public record Expected(PatientId patient, int patientKey, int kind, UUID activity, TimeRange window) {}
