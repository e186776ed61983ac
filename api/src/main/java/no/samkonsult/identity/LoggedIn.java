package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Viewer;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Somebody with an account or a session, as the database joins them. */
@Introspected
record LoggedIn(
        UUID personId,
        String name,
        Role role,
        @Nullable UUID organisationId,
        @Nullable String organisationName) {
    /** What the account is set up for. */
    Capacity capacity() {
        return new Capacity(role, organisationId, organisationName, null, null);
    }

    Authenticated in(UUID session, String address) {
        var organisation = organisationId == null ? null : new OrganisationId(organisationId);
        var principal = new Principal(new PersonId(personId), role, organisation, session, address);
        return new Authenticated(
                principal, Viewer.of(principal, name, organisationName == null ? "" : organisationName));
    }
}
