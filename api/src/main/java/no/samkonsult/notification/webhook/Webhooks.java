package no.samkonsult.notification.webhook;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.notification.Signature;
import no.samkonsult.platform.CannotStart;

/**
 * Where webhooks may go, and the secrets they are signed with. The places are named by whoever installs the service: an
 * address of a person's own choosing would let them make this server ask anything inside its network.
 */
@Singleton
public class Webhooks {
    private final List<String> origins;
    private final String masterKey;

    Webhooks(@Value("${samkonsult.webhooks}") String origins, @Value("${samkonsult.token-key}") String masterKey) {
        this.origins = Stream.of(origins.split("[\\s,]+"))
                .filter(origin -> !origin.isEmpty())
                .map(Webhooks::checked)
                .toList();
        this.masterKey = masterKey;
    }

    /** The origins that webhooks may go to, such as {@code https://hooks.example.no}. */
    public List<String> origins() {
        return origins;
    }

    public boolean mayGoTo(String address) {
        return origin(address).filter(origins::contains).isPresent();
    }

    /** Derived anew from the installation's key: nothing that signs is stored. */
    public Signature signature(UUID secretId) {
        return Signature.derived(HexFormat.of().parseHex(masterKey), "webhook/" + secretId);
    }

    private static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null || uri.getUserInfo() != null
                    ? Optional.empty()
                    : Optional.of("%s://%s"
                            .formatted(uri.getScheme(), uri.getAuthority())
                            .toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String checked(String origin) {
        return origin(origin)
                .filter(origin::equals)
                .filter(each -> each.startsWith("https://") || each.startsWith("http://127.0.0.1:"))
                .orElseThrow(
                        () -> new CannotStart(
                                "SAMKONSULT_WEBHOOKS cannot be used: it is one or more origins such as https://hooks.example.no"));
    }
}
