package no.samkonsult.scheduling.appointment;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of what somebody answers to a consultation.
 *
 * <p>Its text is its id on FHIR, which may have 64 characters: both ids, without hyphens.
 */
public record AnswerId(UUID consultation, UUID person) {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{64}");
    private static final int HALF = 16;

    /** The identity that a text names, or nothing where it names none. */
    public static Optional<AnswerId> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new AnswerId(uuid(text.substring(0, 2 * HALF)), uuid(text.substring(2 * HALF))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (consultation + "" + person).replace("-", "");
    }

    private static UUID uuid(String digits) {
        return new UUID(
                HexFormat.fromHexDigitsToLong(digits, 0, HALF), HexFormat.fromHexDigitsToLong(digits, HALF, 2 * HALF));
    }
}
