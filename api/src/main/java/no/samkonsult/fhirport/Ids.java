package no.samkonsult.fhirport;

import java.util.Optional;
import java.util.UUID;

/** Ids as they come from outside: what is no id of ours names nothing. */
final class Ids {
    private static final int UUID_LENGTH = 36;

    private Ids() {}

    static Optional<UUID> uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
