package no.samkonsult.platform;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Headers of every answer: scripts and styles from this site alone, no framing, nothing personal kept by caches. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String ONE_YEAR_OF_HTTPS_ALONE = "max-age=31536000";

    private final boolean tls;

    SecurityHeaders(@Value("${micronaut.server.ssl.enabled}") boolean tls) {
        this.tls = tls;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
        if (tls) {
            response.header("Strict-Transport-Security", ONE_YEAR_OF_HTTPS_ALONE);
        }
        if (!request.getPath().startsWith("/assets/")) {
            response.header("Cache-Control", "no-store");
        }
    }
}
