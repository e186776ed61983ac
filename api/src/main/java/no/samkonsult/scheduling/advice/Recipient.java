package no.samkonsult.scheduling.advice;

import java.util.UUID;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked: a department of a hospital, or one of those it has.
 *
 * @param specialty whose department; empty: those of the hospital who name none
 * @param person none: whoever of the department takes it
 */
public record Recipient(
        OrganisationId hospital, String specialty, @Nullable PersonId person) {
    /** As a form's field holds it. */
    static Recipient of(String field, String value) {
        String[] parts = value.split("/", 3);
        try {
            return new Recipient(
                    new OrganisationId(UUID.fromString(parts[0])),
                    parts[2],
                    parts[1].isEmpty() ? null : new PersonId(UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }

    /** What {@link #of} reads. */
    public String value() {
        return "%s/%s/%s".formatted(hospital, person == null ? "" : person, specialty);
    }

    /** One that can be asked, with the names to choose it by; {@code name} is empty where it is a department. */
    public record Choice(Recipient recipient, String name, String hospitalName) {
        /** The department, such as {@code lungemedisin, Haukeland}. */
        public String department() {
            return recipient.specialty().isEmpty() ? hospitalName : recipient.specialty() + ", " + hospitalName;
        }
    }
}
