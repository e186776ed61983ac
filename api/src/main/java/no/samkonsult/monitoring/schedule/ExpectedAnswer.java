package no.samkonsult.monitoring.schedule;

import java.util.UUID;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/**
 * An answer that a plan expected and that has not come.
 *
 * @param questionnaire its code
 * @param planned what of the plan asked it
 */
public record ExpectedAnswer(PatientId patient, int patientKey, String questionnaire, UUID planned, TimeRange window) {}
