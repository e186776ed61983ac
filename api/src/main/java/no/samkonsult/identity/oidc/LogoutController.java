package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.Sessions;
import no.samkonsult.platform.Problem;

/** An issuer says that a session has ended there (OpenID Connect Back-Channel Logout 1.0): it ends here too. */
@Controller("/logout/issuer/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogoutController {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final Issuers issuers;
    private final Sessions sessions;
    private final Clock clock;

    LogoutController(Issuers issuers, Sessions sessions, Clock clock) {
        this.issuers = issuers;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Serdeable
    record Form(String logout_token) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(HttpRequest<?> request, String name, @Body Form form) {
        return issuers.named(name)
                .flatMap(issuer -> claims(issuer, form.logout_token()))
                .<HttpResponse<?>>map(claims -> {
                    Object session = claims.getClaim("sid");
                    sessions.endAt(
                            name,
                            claims.getSubject(),
                            session == null ? null : Objects.toString(session),
                            request.getRemoteAddress().getAddress().getHostAddress());
                    return HttpResponse.ok();
                })
                .orElseGet(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                Refusal.NOT_A_TOKEN.code(),
                                "This is no logout token of an issuer we know.")
                        .response());
    }

    private Optional<JWTClaimsSet> claims(OuterIssuer issuer, String text) {
        try {
            return JWTParser.parse(text) instanceof SignedJWT token
                            && issuer.check(token) instanceof Checked.Signed(JWTClaimsSet claims)
                            && TokenRules.fault(
                                            claims,
                                            issuer.settings().issuer().getValue(),
                                            issuer.settings().client().getValue(),
                                            clock.instant())
                                    .isEmpty()
                            && claims.getClaim("events") instanceof Map<?, ?> events
                            && events.containsKey(EVENT)
                            && claims.getClaim("nonce") == null
                            && claims.getSubject() != null
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (ParseException notAToken) {
            return Optional.empty();
        }
    }
}
