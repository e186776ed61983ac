package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A session that nobody ended, as the database joins it with whose it is: a person's, or another system's. */
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

    /** Whether there is time left of it, and somebody has done something lately enough. */
    boolean lasts(Instant now, Duration idle) {
        return remaining(now, idle).isPositive();
    }

    /** Whether it is to be noted that somebody does something again. */
    boolean notSeenSince(Instant instant) {
        return lastSeenAt != null && lastSeenAt.isBefore(instant);
    }

    /** Until it ends by itself, if nobody does anything more. */
    Duration remaining(Instant now, Duration idle) {
        Instant end =
                lastSeenAt == null || lastSeenAt.plus(idle).isAfter(expiresAt) ? expiresAt : lastSeenAt.plus(idle);
        return Duration.between(now, end);
    }
}
