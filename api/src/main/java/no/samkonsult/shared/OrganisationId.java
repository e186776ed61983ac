package no.samkonsult.shared;

import java.util.UUID;

/** The identity of an organisation. */
public record OrganisationId(UUID value) {
    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
