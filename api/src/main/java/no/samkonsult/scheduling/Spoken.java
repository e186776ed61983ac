package no.samkonsult.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;

/**
 * That an answer was given by word of mouth, to whoever notes it: by patients and next of kin who do not log in.
 *
 * @param person whose answer it is
 * @param saidBy who said it: they themself, or somebody on their behalf
 */
public record Spoken(PersonId person, PersonId saidBy, Instant saidAt) {
    /** As it is shown: who said it to whom, and when. */
    public record Noted(String saidBy, String notedBy, Instant saidAt) {}

    /** What the pages send, with the time as the clock on the wall showed it. */
    public static Spoken of(Map<String, String> fields) {
        return new Spoken(
                person("person", fields), person("saidBy", fields), saidAt(fields.getOrDefault("saidAt", "")));
    }

    /** Refuses what has not been said yet. */
    public void check(Instant now) {
        if (saidAt.isAfter(now)) {
            throw new InvalidInput("saidAt", "is in the future");
        }
    }

    private static PersonId person(String field, Map<String, String> fields) {
        try {
            return PersonId.of(fields.getOrDefault(field, ""));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(field, "is not an id");
        }
    }

    private static Instant saidAt(String value) {
        try {
            return WallClockRules.at(LocalDateTime.parse(value));
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("saidAt", "cannot be read");
        }
    }
}
