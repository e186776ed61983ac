package no.samkonsult.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** In a process without the web role the HTTP server answers for health and metrics, and for nothing else. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "samkonsult.role.web", notEquals = "true")
final class ManagementOnly {
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String path = request.getPath();
        return path.startsWith("/health") || path.equals("/prometheus")
                ? null
                : Problem.unknown().response();
    }
}
