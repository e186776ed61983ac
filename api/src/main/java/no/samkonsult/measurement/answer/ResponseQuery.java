package no.samkonsult.measurement.answer;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Which of a patient's answers, in which order.
 *
 * @param questionnaire its code; absent for every one
 * @param version absent for every version
 * @param from first instant inside; absent when open
 * @param until first instant after; absent when open
 * @param after where an earlier page ended; absent for the first
 */
public record ResponseQuery(
        PatientId patient,
        @Nullable String questionnaire,
        @Nullable Integer version,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean newestFirst,
        @Nullable Place after,
        int most) {
    /** The place of answers among others. */
    public record Place(Instant authoredAt, UUID id) {
        public static Place of(Response response) {
            return new Place(response.authoredAt(), response.id());
        }
    }
}
