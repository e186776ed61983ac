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
        @Nullable Integer score) {}
