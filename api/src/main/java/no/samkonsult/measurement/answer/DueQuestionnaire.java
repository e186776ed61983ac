package no.samkonsult.measurement.answer;

import java.time.Instant;
import java.util.Optional;
import no.samkonsult.monitoring.questionnaire.Questionnaire;

/**
 * A questionnaire that a patient's plan asks.
 *
 * @param until until when an answer is expected that has not come; none where nothing is due now
 * @param answeredAt when it was answered last, of late
 */
public record DueQuestionnaire(Questionnaire questionnaire, Optional<Instant> until, Optional<Instant> answeredAt) {
    public boolean isDue() {
        return until.isPresent();
    }
}
