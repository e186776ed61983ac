package no.samkonsult.scheduling.advice;

import java.time.Instant;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A question as somebody wants it asked.
 *
 * @param patient null where it is asked without identity
 * @param digitsMeant whether whoever asks says that eleven digits in it are nobody's identity number
 */
record AdviceWish(
        @Nullable PatientId patient, Recipient recipient, String question, boolean digitsMeant, Instant deadline) {
    AdviceWish {
        question = question.strip();
        if (question.isEmpty() || question.length() > AdviceEntry.LONGEST) {
            throw new InvalidInput("question", "must be 1 to %d characters".formatted(AdviceEntry.LONGEST));
        }
    }
}
