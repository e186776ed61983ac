package no.samkonsult.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the metrics from the world on the port that pages are served on; to others they are not there. */
@ServerFilter({"/prometheus", "/prometheus/**"})
@Requires(property = "samkonsult.role.web", value = "true")
final class MetricsGuard {
    private final String token;

    MetricsGuard(@Value("${samkonsult.metrics-token}") String token) {
        this.token = token;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        @Nullable InetAddress remote = request.getRemoteAddress().getAddress();
        boolean loopback = remote != null && remote.isLoopbackAddress();
        boolean forwarded =
                Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP").anyMatch(headers::contains);
        return MetricsRules.mayRead(loopback, forwarded, headers.get(HttpHeaders.AUTHORIZATION), token)
                ? null
                : Problem.unknown().response();
    }
}
