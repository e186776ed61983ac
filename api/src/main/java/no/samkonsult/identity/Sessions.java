package no.samkonsult.identity;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: started by a login, ended by a logout or by time, and looked up at every request, so that ending one works
 * at once. A session is a row, in one capacity of one person; the token that names it is signed.
 */
@Singleton
public class Sessions {
    private static final String OWN_SESSION = "OWN_SESSION";

    private final SessionTable table;
    private final Tokens tokens;
    private final AuditTrail audit;
    private final Access access;
    private final SessionTimes times;
    private final Transactions transactions;
    private final Clock clock;

    Sessions(
            SessionTable table,
            Tokens tokens,
            AuditTrail audit,
            Access access,
            SessionTimes times,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.audit = audit;
        this.access = access;
        this.times = times;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A token, and whether it is decided what its bearer acts as: until then it opens nothing but that choice. */
    public record Started(String token, boolean chosen) {
        /** The page to open after the login, by way of the choice where there is one. */
        public URI leadingTo(URI next) {
            return chosen ? next : RoleController.choice(next);
        }
    }

    /** A session for a person's pages, in one of these capacities; where there are several, it is still to be chosen which. */
    public Started startPages(UUID person, List<Capacity> permitted, LoginOrigin origin, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            boolean chosen = permitted.size() == 1;
            return new Started(start(person, permitted.getFirst(), chosen, clock.instant(), origin, address), chosen);
        });
    }

    /** A token for a program that a person runs: it has no idle time. */
    String startToken(UUID person, Capacity capacity, LoginOrigin origin, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> start(person, capacity, true, null, origin, address));
    }

    /** A token for another system, with the scope it was granted. */
    public String startMachine(UUID client, UUID organisation, String scope, Duration length, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            Instant now = clock.instant();
            return start(
                    new SessionRow(
                            UUID.randomUUID(),
                            null,
                            client,
                            scope,
                            Role.MACHINE,
                            organisation,
                            true,
                            LoginKind.MACHINE,
                            true,
                            null,
                            null,
                            null,
                            null,
                            null,
                            now,
                            now.plus(length),
                            null,
                            null),
                    address);
        });
    }

    /** Whom a token stands for, while its session lasts, asking from a network address. */
    public Optional<Authenticated> authenticate(String token, String address) {
        return transactions.as(
                SystemPrincipal.LOGIN,
                _ -> open(token, true).filter(OpenSession::chosen).map(session -> session.from(address)));
    }

    /**
     * The session that a token names, while it lasts.
     *
     * @param activity whether somebody is doing something, which puts off the end; a page that updates itself is not
     */
    Optional<OpenSession> open(String token, boolean activity) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            Instant now = clock.instant();
            Optional<OpenSession> found = tokens.session(token).flatMap(id -> lasting(id, now));
            Instant lately = now.minus(times.exactness());
            found.filter(session -> activity && session.notSeenSince(lately))
                    .ifPresent(session -> table.seen(session.id(), now, lately));
            return found;
        });
    }

    /** How long the session lasts if nobody does anything more. */
    Duration remaining(Principal who) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            Instant now = clock.instant();
            return lasting(who.session(), now)
                    .map(session -> session.remaining(now, times.idle()))
                    .orElse(Duration.ZERO);
        });
    }

    /** Puts off the end of the session as far as it goes, and says how far that is. */
    Duration extend(Principal who) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            table.seen(who.session(), clock.instant(), clock.instant());
            return remaining(who);
        });
    }

    private Optional<OpenSession> lasting(UUID id, Instant now) {
        return table.open(id).filter(session -> session.lasts(now, times.idle()));
    }

    /** How the session came about. */
    LoginOrigin origin(Principal who) {
        return transactions.as(
                SystemPrincipal.LOGIN,
                _ -> table.findById(who.session()).orElseThrow().origin());
    }

    /** Ends the session and starts another in another capacity of the same person, by the same login. */
    String actAs(Principal who, Capacity capacity) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            SessionRow before = table.findById(who.session()).orElseThrow();
            end(before, who.address());
            return start(
                    who.person().value(),
                    capacity,
                    true,
                    before.lastSeenAt() == null ? null : clock.instant(),
                    before.origin(),
                    who.address());
        });
    }

    void logOut(Principal who) {
        transactions.as(
                SystemPrincipal.LOGIN, _ -> end(table.findById(who.session()).orElseThrow(), who.address()));
    }

    /**
     * Ends what an issuer says has ended there, and says how many sessions of ours that were.
     *
     * @param issuerSession the issuer's own session, or null for all sessions of the person
     */
    public int endAt(String issuer, String subject, @Nullable String issuerSession, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> table.ofIssuer(issuer, subject, issuerSession).stream()
                .mapToInt(row -> end(row, address))
                .sum());
    }

    private int end(SessionRow session, String address) {
        if (session.chosen()) {
            audit.record(session.principal(address), null, Action.LOGOUT, "session", OWN_SESSION);
        }
        access.lost(List.of(session.id()));
        return table.end(session.id(), clock.instant());
    }

    private String start(
            UUID person,
            Capacity capacity,
            boolean chosen,
            @Nullable Instant seen,
            LoginOrigin origin,
            String address) {
        Instant now = clock.instant();
        return start(
                new SessionRow(
                        UUID.randomUUID(),
                        person,
                        null,
                        null,
                        capacity.role(),
                        capacity.organisationId(),
                        chosen,
                        origin.kind(),
                        origin.strong(),
                        origin.issuer(),
                        origin.securityLevel(),
                        origin.subject(),
                        origin.issuerSession(),
                        origin.idToken(),
                        now,
                        now.plus(times.length()),
                        null,
                        seen),
                address);
    }

    private String start(SessionRow session, String address) {
        table.save(session);
        if (session.chosen()) {
            audit.record(session.principal(address), null, Action.LOGIN, "session", OWN_SESSION);
        }
        return tokens.sign(session.id(), session.expiresAt());
    }
}
