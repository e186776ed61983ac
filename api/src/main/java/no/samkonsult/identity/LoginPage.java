package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What the page {@code identity/login} shows. {@code next} is the path to open afterwards; only a demo has demo accounts. */
public record LoginPage(List<DemoAccount> demoAccounts, boolean failed, String next) {
    /** The password of every demo account. */
    public static final String DEMO_PASSWORD = "demo";

    /** Somebody to try the service as. */
    @Introspected
    public record DemoAccount(
            String username,
            String name,
            Role role,
            @Nullable String organisation) {}
}
