package no.samkonsult.monitoring.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import no.samkonsult.shared.InvalidInput;

/** What a sum means from one number to another, both of which belong to it. */
@Serdeable
public record ScoreBand(int from, int to, Colour colour, Wording meaning) {
    public ScoreBand {
        if (from > to) {
            throw new InvalidInput("bands", "%d is above %d".formatted(from, to));
        }
    }

    boolean contains(int sum) {
        return sum >= from && sum <= to;
    }
}
