package no.samkonsult.monitoring.questionnaire;

import java.time.Instant;
import java.util.Map;

/**
 * A questionnaire that is being written, as its form was filled in last: it need not be whole.
 *
 * @param revision how many times it has been kept
 */
public record Draft(String code, int revision, Map<String, String> fields, Instant changedAt) {
    public Draft {
        fields = Map.copyOf(fields);
    }
}
