package no.samkonsult.measurement.answer;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.monitoring.questionnaire.Colour;
import org.jspecify.annotations.Nullable;

/**
 * An answered questionnaire (FHIR: {@code QuestionnaireResponse}).
 *
 * @param questionnaire its code
 * @param version the one that was answered
 * @param mine whether whoever reads it has given it
 * @param struckOut that it has been taken out of account; none: it counts
 */
public record Response(
        UUID id,
        String questionnaire,
        int version,
        Instant authoredAt,
        String author,
        Capacity capacity,
        Answers answers,
        Colour colour,
        Summary summary,
        boolean mine,
        @Nullable StruckOut struckOut) {
    public boolean counts() {
        return struckOut == null;
    }
}
