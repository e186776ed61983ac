package no.samkonsult.fhir;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's own check of who is asking: the adapter holds no keys, so that every surface accepts exactly the same tokens.
 */
public interface Authenticator {
    /**
     * Who asks, or empty when nobody can be told.
     *
     * @param authorization the {@code Authorization} header as it came
     * @param dpop the {@code DPoP} header as it came
     * @param uri the address asked for as the client knows it, without its query
     * @param address the network address it came from
     */
    Optional<Caller> authenticate(
            @Nullable String authorization, @Nullable String dpop, String method, URI uri, String address);
}
