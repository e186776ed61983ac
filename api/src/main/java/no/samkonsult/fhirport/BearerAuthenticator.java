package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.fhir.Caller;
import no.samkonsult.identity.Sessions;
import org.jspecify.annotations.Nullable;

/** Lets in who holds the same bearer token as on REST. */
@Singleton
final class BearerAuthenticator implements Authenticator {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    BearerAuthenticator(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Caller> authenticate(
            @Nullable String authorization, @Nullable String dpop, String method, URI uri, String address) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        return sessions.authenticate(authorization.substring(BEARER.length()), address)
                .map(found -> new SessionCaller(found.principal()));
    }
}
