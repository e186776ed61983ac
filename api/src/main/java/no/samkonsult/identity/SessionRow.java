package no.samkonsult.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The row of a session, as V6__identity.sql explains it. */
@MappedEntity("session")
record SessionRow(
        @Id UUID id,
        @Nullable UUID personId,
        @Nullable UUID machineClientId,
        @Nullable String scope,
        Role role,
        @Nullable UUID organisationId,
        boolean chosen,
        LoginKind kind,
        boolean strong,
        @Nullable String issuer,
        @Nullable String securityLevel,
        @Nullable String subject,
        @Nullable String issuerSession,
        @Nullable String idToken,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Instant lastSeenAt) {

    Principal principal(String address) {
        UUID who = Objects.requireNonNull(personId == null ? machineClientId : personId);
        var organisation = organisationId == null ? null : new OrganisationId(organisationId);
        return new Principal(new PersonId(who), role, organisation, id, address);
    }

    LoginOrigin origin() {
        return new LoginOrigin(kind, strong, issuer, securityLevel, subject, issuerSession, idToken);
    }
}
