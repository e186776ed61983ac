package no.samkonsult.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.Sessions;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logging in at an issuer. The browser that began is the one that may end it; every answer is used once. The issuer is
 * asked between transactions, never in one.
 */
@Singleton
class OidcLogin {
    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LoginRequests requests;
    private final Standings standings;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Clock clock;

    OidcLogin(LoginRequests requests, Standings standings, Sessions sessions, Transactions transactions, Clock clock) {
        this.requests = requests;
        this.standings = standings;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where the browser goes, and what its cookie must hold when it comes back. */
    record Begun(URI redirect, UUID cookie) {}

    /** Nothing, where the issuer cannot be reached. */
    Optional<Begun> begin(Exchange exchange, URI next) {
        var request = new LoginRequest(
                UUID.randomUUID(),
                exchange.issuer().settings().name(),
                new State().getValue(),
                new Nonce().getValue(),
                new CodeVerifier().getValue(),
                next.toString(),
                clock.instant().plus(PATIENCE));
        try {
            URI redirect = exchange.begin(request);
            remember(request);
            return Optional.of(new Begun(redirect, request.id()));
        } catch (IOException | GeneralException | JOSEException failure) {
            unreachable(exchange, failure);
            return Optional.empty();
        }
    }

    /**
     * Ends a login with what the issuer sent the browser back with.
     *
     * @param answer the address the browser came back to, with its query
     */
    Login finish(Exchange exchange, Optional<UUID> cookie, URI answer, String address) {
        Optional<LoginRequest> known = cookie.flatMap(this::use).filter(request -> request.issuer()
                .equals(exchange.issuer().settings().name()));
        return known.<Login>map(request -> finish(exchange, request, answer, address))
                .orElseGet(() -> new Login.Refused(Refusal.WRONG_STATE));
    }

    private Login finish(Exchange exchange, LoginRequest request, URI answer, String address) {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
            if (response.getState() == null
                    || !request.state().equals(response.getState().getValue())) {
                return new Login.Refused(Refusal.WRONG_STATE);
            }
            if (response.getIssuer() != null
                    && !response.getIssuer().equals(exchange.issuer().settings().issuer())) {
                return new Login.Refused(Refusal.WRONG_ISSUER);
            }
            if (!response.indicatesSuccess()) {
                return new Login.Refused(Refusal.LOGIN_CANCELLED);
            }
            return exchange.idToken(request, response.toSuccessResponse().getAuthorizationCode())
                    .<Login>map(token -> enter(exchange.issuer(), request, token, address))
                    .orElseGet(() -> new Login.Refused(Refusal.LOGIN_CANCELLED));
        } catch (IOException | GeneralException | JOSEException failure) {
            unreachable(exchange, failure);
            return new Login.Refused(Refusal.ISSUER_UNREACHABLE);
        }
    }

    private Login enter(OuterIssuer issuer, LoginRequest request, SignedJWT token, String address) {
        return switch (issuer.check(token)) {
            case Checked.Refused(Refusal reason) -> new Login.Refused(reason);
            case Checked.Signed(var claims) ->
                TokenRules.fault(
                                claims,
                                issuer.settings().issuer().getValue(),
                                issuer.settings().client().getValue(),
                                request.nonce(),
                                clock.instant())
                        .<Login>map(Login.Refused::new)
                        .orElseGet(() -> start(
                                standings.of(claims, issuer.settings(), token.serialize(), address), request, address));
        };
    }

    private Login start(Standing standing, LoginRequest request, String address) {
        return switch (standing) {
            case Standing.Refused(Refusal reason) -> new Login.Refused(reason);
            case Standing.Known(Person person, var capacities, var origin) ->
                new Login.Entered(
                        sessions.startPages(person.id(), capacities, origin, address), URI.create(request.next()));
        };
    }

    private void remember(LoginRequest request) {
        transactions.as(SystemPrincipal.LOGIN, _ -> {
            requests.removeAbandoned(clock.instant());
            return requests.save(request);
        });
    }

    private Optional<LoginRequest> use(UUID id) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> requests.findById(id)
                .filter(request -> requests.remove(id) == 1)
                .filter(request -> request.expiresAt().isAfter(clock.instant())));
    }

    /** The kind of failure alone: what an issuer answers may hold what belongs in no log. */
    private static void unreachable(Exchange exchange, Exception failure) {
        LOG.warn(
                "issuer={} failure={}",
                exchange.issuer().settings().name(),
                failure.getClass().getSimpleName());
    }
}
