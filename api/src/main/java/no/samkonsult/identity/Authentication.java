package no.samkonsult.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.samkonsult.identity.Recognition.Known;
import no.samkonsult.identity.Recognition.Refused;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Lets nobody past who is not logged in, by bearer token or session cookie; what is open to all is listed here. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Authentication {
    /** Says that a page asks by itself: that nobody does anything must not keep a session alive. */
    static final String BACKGROUND = "Samkonsult-Background";

    private static final String UNCHOSEN = "samkonsult.unchosen";
    private static final List<String> OPEN = List.of(
            "/login",
            "/logout/issuer",
            "/session",
            "/oauth2/token",
            "/api/messages/receipts",
            "/language/",
            "/assets/",
            "/health",
            "/prometheus",
            "/openapi.yml",
            "/api-docs",
            "/calendar/duty/", // whoever knows the secret in the address
            "/feeds/", // likewise
            "/favicon.ico");
    private static final List<String> BEFORE_THE_CHOICE = List.of(RoleController.PATH, "/logout", "/session");

    private final Callers callers;
    private final PublicAddress ownAddress;

    Authentication(Callers callers, PublicAddress ownAddress) {
        this.callers = callers;
        this.ownAddress = ownAddress;
    }

    /** Whether the one who asks is still to choose what to act as. */
    static boolean isUnchosen(HttpRequest<?> request) {
        return request.getAttribute(UNCHOSEN).isPresent();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        Recognition recognition = recognise(request);
        boolean open = isOneOf(OPEN, request.getPath());
        return switch (recognition) {
            case Known(Authenticated who, String scope) -> {
                request.setAttribute(Authenticated.ATTRIBUTE, who);
                yield open || mayAsk(who, scope, request) ? null : insufficientScope();
            }
            case Refused(Refusal reason) -> open ? null : turnAway(request, reason);
        };
    }

    private Recognition recognise(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Optional<String> cookie = SessionCookie.tokenOf(request);
        if (authorization == null && cookie.isPresent()) {
            return byCookie(request, cookie.get());
        }
        return callers.recognise(new Presented(
                authorization,
                request.getHeaders().get("DPoP"),
                request.getMethodName(),
                ownAddress.of(request).resolve(request.getPath()),
                Presented.addressOf(request),
                false));
    }

    private Recognition byCookie(HttpRequest<?> request, String token) {
        Optional<OpenSession> found = callers.page(token, isActivity(request));
        if (found.isEmpty()) {
            return new Refused(Refusal.NOT_LOGGED_IN);
        }
        if (!found.get().chosen()) {
            request.setAttribute(UNCHOSEN, true);
            if (!isOneOf(BEFORE_THE_CHOICE, request.getPath())) {
                return new Refused(Refusal.ROLE_NOT_CHOSEN);
            }
        }
        return new Known(found.get().from(Presented.addressOf(request)), "");
    }

    private static boolean isActivity(HttpRequest<?> request) {
        return !request.getHeaders().contains(BACKGROUND)
                && !request.accept().contains(MediaType.TEXT_EVENT_STREAM_TYPE);
    }

    private static boolean mayAsk(Authenticated who, String scope, HttpRequest<?> request) {
        return who.principal().role() != Role.MACHINE
                || ScopeRules.allows(scope, request.getMethodName(), request.getPath());
    }

    private static boolean isOneOf(List<String> paths, String path) {
        return paths.stream()
                .anyMatch(open -> path.equals(open) || path.startsWith(open.endsWith("/") ? open : open + "/"));
    }

    private static HttpResponse<?> turnAway(HttpRequest<?> request, Refusal reason) {
        boolean fragment = request.getHeaders().contains("HX-Request");
        boolean page = !request.getPath().startsWith("/api/")
                && request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        if (page && !fragment && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            URI wanted = URI.create(request.getPath());
            return HttpResponse.seeOther(
                    reason == Refusal.ROLE_NOT_CHOSEN ? RoleController.choice(wanted) : login(wanted));
        }
        return Problem.of(HttpStatus.UNAUTHORIZED, reason.code(), reason.detail())
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, reason.challenge());
    }

    private static URI login(URI next) {
        return UriBuilder.of("/login").queryParam("next", next).build();
    }

    private static HttpResponse<?> insufficientScope() {
        return Problem.of(HttpStatus.FORBIDDEN, "insufficient-scope", "The token was not granted the scope for this.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    }
}
