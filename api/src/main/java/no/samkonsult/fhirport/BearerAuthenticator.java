package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.net.URI;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.identity.Callers;
import no.samkonsult.identity.Presented;
import no.samkonsult.identity.Recognition.Known;
import no.samkonsult.identity.Recognition.Refused;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.ScopeRules;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Lets in who holds the same token as on REST. */
@Singleton
final class BearerAuthenticator implements Authenticator {
    private final Callers callers;

    BearerAuthenticator(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Outcome authenticate(
            @Nullable String authorization, @Nullable String dpop, String method, URI uri, String address) {
        var presented = new Presented(authorization, dpop, method, uri, address, true);
        return switch (callers.recognise(presented)) {
            case Known(Authenticated who, String scope) ->
                who.principal().role() != Role.MACHINE || ScopeRules.allows(scope, method, uri.getPath())
                        ? new Outcome.Known(new SessionCaller(who.principal()))
                        : new Outcome.Forbidden(
                                "insufficient-scope",
                                "The token was not granted the scope for this.",
                                "Bearer error=\"insufficient_scope\"");
            case Refused(Refusal reason) -> new Outcome.Refused(reason.code(), reason.detail(), reason.challenge());
        };
    }
}
