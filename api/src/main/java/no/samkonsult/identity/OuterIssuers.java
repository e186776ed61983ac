package no.samkonsult.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The issuers outside that people log in with, and whose access tokens are accepted here. */
public interface OuterIssuers {
    /** A button of the login page: the issuer's name in our settings, and what people call it. */
    record Choice(String name, String title) {}

    List<Choice> choices();

    /** Who sends an access token that is not one of ours. */
    Recognition recognise(Presented presented, String scheme, String token);

    /**
     * Where a browser goes to log out there too.
     *
     * @param home the page to come back to
     */
    Optional<URI> logout(LoginOrigin origin, URI home);
}
