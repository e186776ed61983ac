package no.samkonsult.scheduling.appointment;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers to which consultations. What is absent leaves nothing out.
 *
 * @param patient who answers
 * @param hprNumber of somebody who answers
 * @param after where an earlier page ended; absent for the first
 * @param count most in a page
 */
public record AnswerSearch(
        @Nullable UUID consultation,
        @Nullable PatientId patient,
        @Nullable String hprNumber,
        @Nullable Place after,
        int count) {
    /** The place of an answer among others. */
    public record Place(Instant start, AnswerId id) {}
}
