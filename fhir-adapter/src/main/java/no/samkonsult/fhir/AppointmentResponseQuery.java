package no.samkonsult.fhir;

import org.jspecify.annotations.Nullable;

/**
 * Whose answers to which consultations, by the consultation's start, soonest first; every condition given must hold, and at least
 * one of the first three is.
 *
 * @param patientId the patient who answers
 * @param practitioner the number in Helsepersonellregisteret of somebody who answers
 * @param count most rows in a page, 1 or more
 * @param cursor what an earlier page of the same query gave out; absent for the first
 */
public record AppointmentResponseQuery(
        @Nullable String appointmentId,
        @Nullable String patientId,
        @Nullable String practitioner,
        int count,
        @Nullable String cursor) {}
