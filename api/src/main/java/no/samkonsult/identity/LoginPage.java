package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.time.Duration;
import java.util.List;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the page {@code identity/login} shows. {@code next} is the path to open afterwards; only a demo has demo accounts.
 *
 * @param passwords whether there are passwords here: in a demo alone
 * @param pause how long to wait before trying again, where too many attempts have failed
 */
public record LoginPage(
        boolean passwords,
        List<DemoAccount> demoAccounts,
        List<OuterIssuers.Choice> issuers,
        boolean failed,
        @Nullable Duration pause,
        String next) {
    /** The password of every demo account. */
    public static final String DEMO_PASSWORD = "demo";

    /** Somebody to try the service as. */
    @Introspected
    public record DemoAccount(
            String username,
            String name,
            Role role,
            @Nullable String organisation) {}

    /** Minutes to wait, begun ones counted. */
    public long minutes() {
        return pause == null ? 0 : pause.plusSeconds(59).toMinutes();
    }
}
