package no.samkonsult.identity.oidc;

import java.net.URI;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.Sessions;

/** What a login at an issuer came to. */
sealed interface Login {
    record Entered(Sessions.Started session, URI next) implements Login {}

    record Refused(Refusal reason) implements Login {}
}
