package no.samkonsult.shared;

import java.util.UUID;

/** The identity of a person, whatever roles they have. */
public record PersonId(UUID value) {
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
