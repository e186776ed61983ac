package no.samkonsult.identity;

import io.micronaut.http.HttpRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who sends it, on any surface.
 *
 * @param authorization the {@code Authorization} header as it came
 * @param dpop the {@code DPoP} header as it came
 * @param uri the address asked for as the client knows it, without its query
 * @param address the network address it came from
 * @param bound whether this surface demands bound tokens of issuers that are set up so
 */
public record Presented(
        @Nullable String authorization, @Nullable String dpop, String method, URI uri, String address, boolean bound) {
    static String addressOf(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }
}
