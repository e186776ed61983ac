package no.samkonsult.scheduling.appointment;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.scheduling.Consultation.Status;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Which consultations and parts of them, in which order. What is absent leaves nothing out.
 *
 * @param hprNumber of somebody who takes part
 * @param partOf the consultation whose parts are wanted, and not itself
 * @param from first start inside
 * @param until first start after
 * @param after where an earlier page ended; absent for the first
 * @param count most in a page
 */
public record AppointmentSearch(
        @Nullable PatientId patient,
        @Nullable String hprNumber,
        @Nullable AppointmentId id,
        @Nullable UUID partOf,
        @Nullable Status status,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean newestFirst,
        @Nullable Place after,
        int count) {
    /** The place of an appointment among others. */
    public record Place(Instant start, AppointmentId id) {}
}
