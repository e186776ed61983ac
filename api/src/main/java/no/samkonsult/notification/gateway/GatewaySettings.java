package no.samkonsult.notification.gateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URI;
import java.util.List;
import no.samkonsult.notification.Signature;
import no.samkonsult.platform.CannotStart;

/**
 * The gateway that SMS and calls are handed to.
 *
 * @param secret what both sign with, {@code whsec_…}
 * @param kinds what it carries: {@code sms}, {@code voice}
 * @param inbox where a person may look at what was sent, in the demo alone
 */
@Requires(property = "samkonsult.messages.url", pattern = ".+")
@ConfigurationProperties("samkonsult.messages")
public record GatewaySettings(String url, String secret, List<String> kinds, String inbox) {
    public GatewaySettings {
        kinds = List.copyOf(kinds);
        if (!url.matches("https?://.+")) {
            throw new CannotStart("SAMKONSULT_MESSAGES_URL cannot be used: it is an address, https://…");
        }
        if (Signature.by(secret).isEmpty()) {
            throw new CannotStart(
                    "SAMKONSULT_MESSAGES_SECRET cannot be used: it is whsec_ and 24 bytes or more in base64,"
                            + " for example from `echo whsec_$(openssl rand -base64 32)`");
        }
        if (!List.of("sms", "voice").containsAll(kinds)) {
            throw new CannotStart("SAMKONSULT_MESSAGES_KINDS cannot be used: it is sms, voice or sms,voice");
        }
    }

    URI address() {
        return URI.create(url);
    }

    Signature signature() {
        return Signature.by(secret).orElseThrow();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GatewaySettings[%s %s]".formatted(url, kinds);
    }
}
