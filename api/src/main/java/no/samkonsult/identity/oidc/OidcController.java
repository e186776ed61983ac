package no.samkonsult.identity.oidc;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.identity.LoginAttempts;
import no.samkonsult.identity.PublicAddress;
import no.samkonsult.identity.Refusal;
import no.samkonsult.identity.SessionCookie;
import no.samkonsult.identity.Sessions;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.RedirectRules;
import no.samkonsult.platform.SystemPrincipal;

/** The two ends of a login at an issuer: where the browser leaves, and where it comes back. */
@Controller("/login/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OidcController {
    private static final String COOKIE = "login";

    private final Issuers issuers;
    private final OidcLogin login;
    private final LoginAttempts attempts;
    private final AuditTrail audit;
    private final SessionCookie cookies;
    private final PublicAddress ownAddress;

    OidcController(
            Issuers issuers,
            OidcLogin login,
            LoginAttempts attempts,
            AuditTrail audit,
            SessionCookie cookies,
            PublicAddress ownAddress) {
        this.issuers = issuers;
        this.login = login;
        this.attempts = attempts;
        this.audit = audit;
        this.cookies = cookies;
        this.ownAddress = ownAddress;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> leave(HttpRequest<?> request, Page page, String name, @QueryValue(defaultValue = "/") String next) {
        return exchange(request, name)
                .<HttpResponse<?>>map(exchange -> login.begin(exchange, RedirectRules.ownPath(next))
                        .<HttpResponse<?>>map(begun -> HttpResponse.seeOther(begun.redirect())
                                .cookie(cookies.of(COOKIE, begun.cookie().toString(), OidcLogin.PATIENCE)))
                        .orElseGet(() -> refused(page, Refusal.ISSUER_UNREACHABLE)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Get("/callback")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> comeBack(HttpRequest<?> request, Page page, String name) {
        String address = request.getRemoteAddress().getAddress().getHostAddress();
        Optional<UUID> cookie = cookie(request);
        String browser = cookie.map(UUID::toString).orElse(COOKIE);
        Optional<Duration> wait = attempts.wait(browser, address);
        if (wait.isPresent()) {
            return tooMany(page, wait.get());
        }
        return exchange(request, name)
                .<HttpResponse<?>>map(exchange -> switch (login.finish(exchange, cookie, request.getUri(), address)) {
                    case Login.Entered(Sessions.Started session, URI next) ->
                        HttpResponse.seeOther(session.leadingTo(next))
                                .cookie(cookies.of(session.token()))
                                .cookie(cookies.of(COOKIE, "", Duration.ZERO));
                    case Login.Refused(Refusal reason) -> {
                        if (reason != Refusal.ISSUER_UNREACHABLE && reason != Refusal.LOGIN_CANCELLED) {
                            attempts.failed(browser, address);
                            audit.attempt(SystemPrincipal.LOGIN, address, "issuer/" + name, reason.name());
                        }
                        yield refused(page, reason);
                    }
                })
                .orElseGet(() -> Problem.unknown().response());
    }

    private Optional<Exchange> exchange(HttpRequest<?> request, String name) {
        URI callback = ownAddress.of(request).resolve("/login/%s/callback".formatted(name));
        return issuers.named(name).map(issuer -> new Exchange(issuer, callback));
    }

    private static Optional<UUID> cookie(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static HttpResponse<?> refused(Page page, Refusal reason) {
        return page.render(
                reason == Refusal.ISSUER_UNREACHABLE ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN,
                "identity/refused",
                Map.of("code", reason.code()));
    }

    private static HttpResponse<?> tooMany(Page page, Duration wait) {
        return page.render(HttpStatus.TOO_MANY_REQUESTS, "identity/refused", Map.of("code", "too-many-attempts"))
                .toMutableResponse()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }
}
