package no.samkonsult.platform;

import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person, in one role, for one organisation, in one session, from one network address.
 *
 * <p>Always what the authentication found, never a field of a request's body, and always passed as a parameter:
 * schedulers' and Jetty's threads have no context to look in. Patients and next of kin act for no organisation.
 */
public record Principal(
        PersonId person, Role role, @Nullable OrganisationId organisation, UUID session, String address)
        implements Actor {
    /** The organisation, of somebody whose role has one. */
    public OrganisationId employer() {
        if (organisation == null) {
            throw new IllegalStateException("%s acts for no organisation".formatted(role));
        }
        return organisation;
    }

    /** As the database's policies read it: person, role and organisation. */
    @Override
    public String setting() {
        return "%s/%s/%s".formatted(person.value(), role, organisation == null ? "" : organisation.value());
    }
}
