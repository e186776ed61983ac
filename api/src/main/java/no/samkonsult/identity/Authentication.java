package no.samkonsult.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Lets nobody past who is not logged in, by bearer token or session cookie; what is open to all is listed here. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Authentication {
    static final String COOKIE = "session";
    private static final String BEARER = "Bearer ";
    private static final List<String> OPEN = List.of(
            "/login", "/language/", "/assets/", "/health", "/prometheus", "/openapi.yml", "/api-docs", "/favicon.ico");

    private final Sessions sessions;

    Authentication(Sessions sessions) {
        this.sessions = sessions;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        Optional<Authenticated> found = token(request)
                .flatMap(token -> sessions.authenticate(
                        token, request.getRemoteAddress().getAddress().getHostAddress()));
        found.ifPresent(who -> request.setAttribute(Authenticated.ATTRIBUTE, who));
        return found.isPresent() || isOpen(request.getPath()) ? null : turnAway(request);
    }

    private static boolean isOpen(String path) {
        return OPEN.stream()
                .anyMatch(open -> path.equals(open) || path.startsWith(open.endsWith("/") ? open : open + "/"));
    }

    private static Optional<String> token(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.startsWith(BEARER) ? Optional.of(header.substring(BEARER.length())) : Optional.empty();
        }
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
    }

    private static HttpResponse<?> turnAway(HttpRequest<?> request) {
        if (request.getHeaders().contains("HX-Request")) {
            return HttpResponse.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", "/login");
        }
        boolean page = !request.getPath().startsWith("/api/")
                && request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        if (page) {
            return HttpResponse.seeOther(UriBuilder.of("/login")
                    .queryParam("next", request.getPath())
                    .build());
        }
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "not-logged-in",
                        "Log in, and send the token as Authorization: Bearer.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
