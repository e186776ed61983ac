package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * The address that browsers and other systems know this service by. It is set where a proxy ends TLS; else it is what the
 * request was sent to, which an issuer compares with what it has registered.
 */
@Singleton
public final class PublicAddress {
    private final String configured;

    PublicAddress(@Value("${samkonsult.url:}") String configured) {
        this.configured = configured;
    }

    /** Scheme, host and port, without a path. */
    public URI of(HttpRequest<?> request) {
        if (!configured.isEmpty()) {
            return URI.create(configured);
        }
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return URI.create((request.isSecure() ? "https://" : "http://") + (host == null ? "localhost" : host));
    }
}
