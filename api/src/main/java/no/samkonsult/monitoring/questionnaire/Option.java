package no.samkonsult.monitoring.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One answer to choose (FHIR: {@code answerOption}).
 *
 * @param code what is stored
 * @param neverWait red that alerts at once, though the rest of the form is not answered
 * @param score what it adds to the sum; none where the question is not scored
 */
@Serdeable
public record Option(
        String code,
        Wording text,
        Colour colour,
        boolean neverWait,
        @Nullable Integer score) {
    public Option {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new InvalidInput("code", "must be small letters, digits and hyphens");
        }
        if (neverWait && colour != Colour.RED) {
            throw new InvalidInput("neverWait", "is for red answers alone");
        }
    }
}
