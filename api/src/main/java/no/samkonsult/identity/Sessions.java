package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Principal;

/**
 * Sessions: started by a login, ended by a logout or by time, and looked up at every request, so that ending one works
 * at once. A session is a row; the token that names it is signed.
 */
@Singleton
public class Sessions {
    static final Duration LENGTH = Duration.ofHours(10);
    private static final String OWN_SESSION = "OWN_SESSION";

    private final SessionTable table;
    private final Tokens tokens;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean demo;

    Sessions(
            SessionTable table,
            Tokens tokens,
            AuditTrail audit,
            Clock clock,
            @Value("${samkonsult.demo:false}") boolean demo) {
        this.table = table;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.demo = demo;
    }

    /** A token for a new session, or nothing where the name or the password is wrong. Passwords exist in the demo alone. */
    @Transactional
    public Optional<String> logIn(String username, String password, String address) {
        if (!demo || !password.equals(LoginPage.DEMO_PASSWORD)) {
            return Optional.empty();
        }
        return table.account(username).map(account -> start(account, address));
    }

    /** Whom a token stands for, while its session lasts, asking from a network address. */
    @Transactional
    public Optional<Authenticated> authenticate(String token, String address) {
        return tokens.session(token)
                .flatMap(session -> table.live(session, clock.instant()).map(who -> who.in(session, address)));
    }

    @Transactional
    public void logOut(Principal who) {
        table.end(who.session(), clock.instant());
        audit.record(who, null, Action.LOGOUT, "session", OWN_SESSION);
    }

    /** The accounts that can be chosen on the login page: none but in the demo. */
    @Transactional
    List<LoginPage.DemoAccount> demoAccounts() {
        return demo ? table.accounts() : List.of();
    }

    private String start(LoggedIn account, String address) {
        UUID session = UUID.randomUUID();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LENGTH);
        table.start(session, account.personId(), account.role().name(), account.organisationId(), now, expiresAt);
        audit.record(account.in(session, address).principal(), null, Action.LOGIN, "session", OWN_SESSION);
        return tokens.sign(session, expiresAt);
    }
}
