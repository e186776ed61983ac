package no.samkonsult.scheduling.appointment;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a consultation, or of what it is to one organisation.
 *
 * <p>Its text is its id on FHIR: the consultation's id, and for a part a full stop and the organisation's number after it. So
 * whoever has one finds the other, and nothing has to be stored or searched for.
 *
 * @param organisation its number in Enhetsregisteret; absent for the whole
 */
public record AppointmentId(UUID consultation, @Nullable String organisation) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.([0-9]{9}))?");

    static AppointmentId whole(UUID consultation) {
        return new AppointmentId(consultation, null);
    }

    /** The identity that a text names, or nothing where it names none. */
    public static Optional<AppointmentId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new AppointmentId(UUID.fromString(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return organisation == null ? consultation.toString() : "%s.%s".formatted(consultation, organisation);
    }
}
