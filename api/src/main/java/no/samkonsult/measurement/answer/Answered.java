package no.samkonsult.measurement.answer;

import java.time.Instant;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** That a patient's questionnaire was answered, and what it came to. */
public record Answered(
        PatientId patient,
        String questionnaire,
        Colour colour,
        Instant at,
        @Nullable Integer score) {
    public static Answered of(PatientId patient, Response response) {
        return new Answered(
                patient,
                response.questionnaire(),
                response.colour(),
                response.authoredAt(),
                response.summary().score());
    }
}
