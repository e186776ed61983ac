package no.samkonsult.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Who may read the metrics of a process whose HTTP port the world can reach. */
final class MetricsRules {
    private MetricsRules() {}

    /**
     * Whether a request may read them: with the token, or from this machine itself.
     *
     * @param loopback whether the connection comes from this machine
     * @param forwarded whether a proxy says that it passes on somebody else's request
     * @param authorization the request's header
     * @param token what a monitoring system elsewhere must send; empty where none is configured
     */
    static boolean mayRead(boolean loopback, boolean forwarded, @Nullable String authorization, String token) {
        if (loopback && !forwarded) {
            return true;
        }
        return !token.isEmpty()
                && authorization != null
                && MessageDigest.isEqual(authorization.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }
}
