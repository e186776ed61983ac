package no.samkonsult.monitoring.suitability;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;

/**
 * What somebody found when asking whether monitoring suits a patient.
 *
 * @param version of the questions
 * @param answers by the code of the question
 */
@Serdeable
public record SuitabilityCheck(
        String programme,
        int version,
        Map<String, Answer> answers,
        Conclusion conclusion,
        String reason,
        String by,
        String organisation,
        Instant at) {
    static final int LONGEST_REASON = 500;

    /** What is answered to a question. */
    public enum Answer {
        YES,
        NO,
        UNSURE
    }

    /** What it comes to, in the judgement of whoever asks: no sum decides it. */
    public enum Conclusion {
        /** Eigna. */
        SUITED,
        /** Eigna med hjelp, of next of kin or the service. */
        SUITED_WITH_HELP,
        /** Ikkje no. */
        NOT_NOW
    }
}
