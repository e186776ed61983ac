package no.samkonsult.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a change that another site's page sends in the reader's name (cross-site request forgery).
 *
 * <p>A browser states where a request comes from in {@code Sec-Fetch-Site}, and an older one in {@code Origin}; a page
 * cannot forge either. Clients that are not browsers send neither, and carry no cookie. See ADR 0004.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameOrigin {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod()) || isOwn(request)) {
            return null;
        }
        return Problem.of(HttpStatus.FORBIDDEN, "cross-site", "The request came from a page of another site.")
                .response();
    }

    private static boolean isOwn(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null || isOf(origin, request.getHeaders().get(HttpHeaders.HOST));
    }

    private static boolean isOf(String origin, @Nullable String host) {
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
