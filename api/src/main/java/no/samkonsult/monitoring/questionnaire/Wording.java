package no.samkonsult.monitoring.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import no.samkonsult.shared.InvalidInput;

/** A text in the three languages of the service: a patient is asked in the one that they read. */
@Serdeable
public record Wording(String nn, String nb, String en) {
    private static final int LONGEST = 500;

    public Wording {
        check("nn", nn);
        check("nb", nb);
        check("en", en);
    }

    /** In {@code nn}, {@code nb} or {@code en}. */
    public String in(String language) {
        return switch (language) {
            case "nb" -> nb;
            case "en" -> en;
            default -> nn;
        };
    }

    private static void check(String language, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new InvalidInput(language, "must be 1 to %d letters".formatted(LONGEST));
        }
    }
}
