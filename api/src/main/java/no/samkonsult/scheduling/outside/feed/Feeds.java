package no.samkonsult.scheduling.outside.feed;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SecretToken;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.outside.feed.FeedTable.Addressed;
import no.samkonsult.shared.TimeRange;

/** Gives people their own calendar for programs elsewhere: whoever knows an address reads it, until its owner revokes it. */
@Singleton
class Feeds {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(200);
    private static final String OWN_CALENDAR = "OWN_CALENDAR";

    private final FeedTable table;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Feeds(FeedTable table, AuditTrail audit, Transactions transactions, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Acting
    List<OpenFeed> own(Principal who) {
        return table.own();
    }

    /** Makes a new address, which revokes the one before, and gives its secret part: it is not kept. */
    @Acting
    String open(Principal who, FeedKind kind) {
        revoke(who, kind);
        String token = SecretToken.make();
        UUID id = UUID.randomUUID();
        table.add(id, kind, SecretToken.digest(token), clock.instant());
        audit.record(who, null, Action.CREATE, "calendar-feed/" + id, OWN_CALENDAR);
        return token;
    }

    /** From now on the address answers as one that never was. */
    @Acting
    void revoke(Principal who, FeedKind kind) {
        table.revoke(kind, clock.instant())
                .forEach(id -> audit.record(who, null, Action.REVOKE, "calendar-feed/" + id, OWN_CALENDAR));
    }

    /** The calendar behind an address. */
    Optional<String> read(String token, URI service) {
        Instant now = clock.instant();
        return transactions.as(SystemPrincipal.CALENDARS, _ -> table.read(SecretToken.digest(token), now)
                .map(feed -> written(feed, service, now)));
    }

    private String written(Addressed feed, URI service, Instant now) {
        var window = TimeRange.of(now.minus(BACK), now.plus(AHEAD));
        return switch (feed.kind()) {
            case MEETINGS -> FeedRules.meetings(table.taken(feed.person(), window, "BOOKED"), service, now);
            case FREE_BUSY ->
                FeedRules.freeBusy(table.taken(feed.person(), window, "BOOKED", "BUFFER", "BLOCKED"), window, now);
        };
    }
}
