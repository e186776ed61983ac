package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The accounts of the demo: passwords exist there alone. */
@Singleton
class Accounts {
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final SessionTable table;
    private final Capacities capacities;
    private final Sessions sessions;
    private final LoginAttempts attempts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final boolean demo;

    Accounts(
            SessionTable table,
            Capacities capacities,
            Sessions sessions,
            LoginAttempts attempts,
            AuditTrail audit,
            Transactions transactions,
            @Value("${samkonsult.demo:false}") boolean demo) {
        this.table = table;
        this.capacities = capacities;
        this.sessions = sessions;
        this.attempts = attempts;
        this.audit = audit;
        this.transactions = transactions;
        this.demo = demo;
    }

    /** Somebody's name and password, and where they come from. */
    record Attempt(String username, String password, String address) {}

    /** What a program wishes to act as; where it says nothing, as the account is set up. */
    record Wish(@Nullable Role role, @Nullable UUID organisation) {
        boolean allows(Capacity capacity) {
            return (role == null || role == capacity.role())
                    && (organisation == null || organisation.equals(capacity.organisationId()));
        }
    }

    /** Starts a session for pages: who can act as several things is asked which. */
    LoginOutcome logIn(Attempt attempt) {
        return transactions.as(
                SystemPrincipal.LOGIN,
                _ -> check(
                        attempt,
                        account -> new LoginOutcome.LoggedIn(sessions.startPages(
                                account.personId(), capacities(account), LoginOrigin.DEMO, attempt.address()))));
    }

    /** Starts a session for a program, at once. */
    LoginOutcome logIn(Attempt attempt, Wish wish) {
        return transactions.as(
                SystemPrincipal.LOGIN,
                _ -> check(attempt, account -> chosen(account, wish)
                        .<LoginOutcome>map(capacity -> new LoginOutcome.LoggedIn(new Sessions.Started(
                                sessions.startToken(account.personId(), capacity, LoginOrigin.DEMO, attempt.address()),
                                true)))
                        .orElseGet(LoginOutcome.NotTheirRole::new)));
    }

    /** Whether anybody can log in by a password here. */
    boolean isOpen() {
        return demo;
    }

    /** The accounts that can be chosen on the login page: none but in the demo. */
    List<LoginPage.DemoAccount> all() {
        return transactions.as(SystemPrincipal.LOGIN, _ -> demo ? table.accounts() : List.of());
    }

    private LoginOutcome check(Attempt attempt, Function<LoggedIn, LoginOutcome> start) {
        var wait = attempts.wait(attempt.username(), attempt.address());
        Optional<LoggedIn> account = demo ? table.account(attempt.username()) : Optional.empty();
        if (wait.isPresent()) {
            denied(account, attempt, "LOCKED_OUT");
            return new LoginOutcome.Locked(wait.get());
        }
        if (account.isEmpty() || !attempt.password().equals(LoginPage.DEMO_PASSWORD)) {
            attempts.failed(attempt.username(), attempt.address());
            denied(account, attempt, "WRONG_PASSWORD");
            return new LoginOutcome.Refused();
        }
        attempts.succeeded(attempt.username());
        return start.apply(account.get());
    }

    private Optional<Capacity> chosen(LoggedIn account, Wish wish) {
        return capacities(account).stream().filter(wish::allows).findFirst();
    }

    /** What the account is set up for first. */
    private List<Capacity> capacities(LoggedIn account) {
        Capacity own = account.capacity();
        return Stream.concat(
                        Stream.of(own),
                        capacities.of(account.personId()).stream()
                                .filter(each -> !each.key().equals(own.key())))
                .toList();
    }

    /** Whose account it is where there is one; what was typed as its name is not kept. */
    private void denied(Optional<LoggedIn> account, Attempt attempt, String reason) {
        account.map(whose -> whose.in(NO_SESSION, attempt.address()).principal())
                .ifPresentOrElse(
                        whose -> audit.record(whose, null, Action.DENIED, "login", reason),
                        () -> audit.attempt(SystemPrincipal.LOGIN, attempt.address(), "account", reason));
    }
}
