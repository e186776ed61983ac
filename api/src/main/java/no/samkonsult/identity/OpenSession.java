package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A session that lasts, as the database joins it with whose it is: a person's, or another system's. */
@Introspected
record OpenSession(
        UUID id,
        UUID personId,
        String name,
        Role role,
        @Nullable UUID organisationId,
        @Nullable String organisationName,
        boolean chosen,
        LoginKind kind,
        boolean strong,
        @Nullable String scope,
        Instant expiresAt,
        @Nullable Instant lastSeenAt) {

    Authenticated from(String address) {
        return new LoggedIn(personId, name, role, organisationId, organisationName).in(id, address);
    }

    /** Until it ends by itself, if nobody does anything more. */
    Duration remaining(Instant now, Duration idle) {
        Instant end =
                lastSeenAt == null || lastSeenAt.plus(idle).isAfter(expiresAt) ? expiresAt : lastSeenAt.plus(idle);
        return Duration.between(now, end);
    }
}
