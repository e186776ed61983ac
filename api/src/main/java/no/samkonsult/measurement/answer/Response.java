package no.samkonsult.measurement.answer;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.monitoring.questionnaire.Colour;

/**
 * An answered questionnaire (FHIR: {@code QuestionnaireResponse}).
 *
 * @param questionnaire its code
 * @param version the one that was answered
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
        Summary summary) {}
