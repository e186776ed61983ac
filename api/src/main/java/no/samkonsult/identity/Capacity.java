package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What somebody can act as: a role, at an organisation where it is a post; patients and next of kin act for none. */
@Introspected
public record Capacity(
        Role role,
        @Nullable UUID organisationId,
        @Nullable String organisationName,
        @Nullable String organisationNumber,
        @Nullable String hprNumber) {

    /** How a form names it: {@code ROLE} or {@code ROLE/organisation}. */
    public String key() {
        return key(role, organisationId == null ? null : new OrganisationId(organisationId));
    }

    /** Somebody who acts in it. */
    public Principal principal(UUID person, UUID session, String address) {
        var organisation = organisationId == null ? null : new OrganisationId(organisationId);
        return new Principal(new PersonId(person), role, organisation, session, address);
    }

    static String key(Role role, @Nullable OrganisationId organisation) {
        return organisation == null ? role.name() : role + "/" + organisation.value();
    }
}
