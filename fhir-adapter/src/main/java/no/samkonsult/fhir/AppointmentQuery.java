package no.samkonsult.fhir;

import no.samkonsult.fhir.ObservationQuery.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which of the consultations that the caller may see, in which order; every condition given must hold, and at least one of
 * patient, practitioner, partOf and id is.
 *
 * @param practitioner the number in Helsepersonellregisteret of somebody who takes part
 * @param partOf the id of the whole of which organisations' parts are wanted
 * @param date of the start
 * @param order by the start
 * @param count most rows in a page, 1 or more
 * @param cursor what an earlier page of the same query gave out; absent for the first
 */
public record AppointmentQuery(
        @Nullable String patientId,
        @Nullable String practitioner,
        @Nullable String partOf,
        @Nullable String id,
        AppointmentRecord.@Nullable Status status,
        InstantRange date,
        Order order,
        int count,
        @Nullable String cursor) {}
