package no.samkonsult.fhirport;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** Whether an id was given that is none of ours. */
    static boolean isForeign(@Nullable String given, Optional<?> ours) {
        return given != null && ours.isEmpty();
    }
}
