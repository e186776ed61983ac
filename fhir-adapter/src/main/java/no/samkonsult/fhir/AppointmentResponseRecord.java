package no.samkonsult.fhir;

import java.time.Instant;

/**
 * What somebody has said to being asked to a consultation, nothing yet included.
 *
 * @param appointmentId the consultation as a whole
 */
public record AppointmentResponseRecord(
        String id, String appointmentId, Instant start, Instant end, AppointmentParty party) {}
