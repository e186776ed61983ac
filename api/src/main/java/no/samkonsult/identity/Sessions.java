package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

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
    private final Transactions transactions;
    private final Clock clock;
    private final boolean demo;

    Sessions(
            SessionTable table,
            Tokens tokens,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            @Value("${samkonsult.demo:false}") boolean demo) {
        this.table = table;
        this.tokens = tokens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.demo = demo;
    }

    /** A token for a new session, or nothing where the name or the password is wrong. Passwords exist in the demo alone. */
    public Optional<String> logIn(String username, String password, String address) {
        if (!demo || !password.equals(LoginPage.DEMO_PASSWORD)) {
            return Optional.empty();
        }
        return transactions.as(
                SystemPrincipal.LOGIN, _ -> table.account(username).map(account -> start(account, address)));
    }

    /** Whom a token stands for, while its session lasts, asking from a network address. */
    public Optional<Authenticated> authenticate(String token, String address) {
        return tokens.session(token).flatMap(session -> transactions
                .as(SystemPrincipal.LOGIN, _ -> table.live(session, clock.instant()))
                .map(who -> who.in(session, address)));
    }

    @Acting
    public void logOut(Principal who) {
        table.end(who.session(), clock.instant());
        audit.record(who, null, Action.LOGOUT, "session", OWN_SESSION);
    }

    /** The accounts that can be chosen on the login page: none but in the demo. */
    List<LoginPage.DemoAccount> demoAccounts() {
        return demo ? transactions.as(SystemPrincipal.LOGIN, _ -> table.accounts()) : List.of();
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
