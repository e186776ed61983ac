package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.identity.Capacity;
import no.samkonsult.identity.LoginOrigin;
import no.samkonsult.identity.OuterIssuers;
import no.samkonsult.identity.Presented;
import no.samkonsult.identity.Recognition;
import no.samkonsult.identity.Refusal;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured issuers, as the rest of the service sees them: who sends their tokens, and where to log out. */
@Singleton
final class OuterTokens implements OuterIssuers {
    private static final Logger LOG = LoggerFactory.getLogger(OuterTokens.class);

    private final Issuers issuers;
    private final Standings standings;
    private final BoundTokens bound;
    private final Clock clock;

    OuterTokens(Issuers issuers, Standings standings, BoundTokens bound, Clock clock) {
        this.issuers = issuers;
        this.standings = standings;
        this.bound = bound;
        this.clock = clock;
    }

    @Override
    public List<Choice> choices() {
        return issuers.all().stream()
                .map(each -> new Choice(each.settings().name(), each.settings().title()))
                .toList();
    }

    @Override
    public Recognition recognise(Presented presented, String scheme, String text) {
        try {
            if (!(JWTParser.parse(text) instanceof SignedJWT token)) {
                return new Recognition.Refused(Refusal.WRONG_SIGNATURE);
            }
            JWTClaimsSet claimed = token.getJWTClaimsSet();
            List<OuterIssuer> calling = claimed.getIssuer() == null ? List.of() : issuers.calling(claimed.getIssuer());
            if (calling.isEmpty()) {
                return new Recognition.Refused(Refusal.WRONG_ISSUER);
            }
            OuterIssuer issuer = calling.stream()
                    .filter(each ->
                            claimed.getAudience().contains(each.settings().audience()))
                    .findFirst()
                    .orElse(calling.getFirst());
            return recognise(presented, scheme, token, issuer);
        } catch (ParseException notAToken) {
            return new Recognition.Refused(Refusal.NOT_A_TOKEN);
        }
    }

    private Recognition recognise(Presented presented, String scheme, SignedJWT token, OuterIssuer issuer) {
        IssuerSettings settings = issuer.settings();
        return switch (issuer.check(token)) {
            case Checked.Refused(Refusal reason) -> new Recognition.Refused(reason);
            case Checked.Signed(JWTClaimsSet claims) ->
                TokenRules.fault(claims, settings.issuer().getValue(), settings.audience(), clock.instant())
                        .or(() -> bound.fault(
                                presented, scheme, token.serialize(), claims, presented.bound() && settings.bound()))
                        .<Recognition>map(Recognition.Refused::new)
                        .orElseGet(() -> known(
                                standings.of(claims, settings, null, presented.address()),
                                claims,
                                presented.address()));
        };
    }

    /** A program cannot be asked what its user acts as: the token must leave one possibility. */
    private static Recognition known(Standing standing, JWTClaimsSet claims, String address) {
        return switch (standing) {
            case Standing.Refused(Refusal reason) -> new Recognition.Refused(reason);
            case Standing.Known(Person person, List<Capacity> capacities, LoginOrigin _) ->
                capacities.size() == 1
                        ? new Recognition.Known(authenticated(person, capacities.getFirst(), claims, address), "")
                        : new Recognition.Refused(Refusal.ROLE_UNCLEAR);
        };
    }

    private static Authenticated authenticated(Person person, Capacity capacity, JWTClaimsSet claims, String address) {
        String organisation = capacity.organisationName();
        Principal principal = capacity.principal(person.id(), session(claims), address);
        return new Authenticated(
                principal, Viewer.of(principal, person.name(), organisation == null ? "" : organisation));
    }

    /** The same for one token, so that the audit trail shows what was done with it. */
    private static UUID session(JWTClaimsSet claims) {
        String token = "%s %s %s %s"
                .formatted(claims.getIssuer(), claims.getSubject(), claims.getJWTID(), claims.getIssueTime());
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<URI> logout(LoginOrigin origin, URI home) {
        String name = origin.issuer();
        String idToken = origin.idToken();
        return name == null || idToken == null
                ? Optional.empty()
                : issuers.named(name).flatMap(issuer -> logout(issuer, idToken, home));
    }

    private static Optional<URI> logout(OuterIssuer issuer, String idToken, URI home) {
        try {
            URI endpoint = issuer.metadata().getEndSessionEndpointURI();
            return endpoint == null
                    ? Optional.empty()
                    : Optional.of(new LogoutRequest(endpoint, JWTParser.parse(idToken), home, null).toURI());
        } catch (IOException | GeneralException | ParseException failure) {
            LOG.warn(
                    "issuer={} failure={}",
                    issuer.settings().name(),
                    failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
