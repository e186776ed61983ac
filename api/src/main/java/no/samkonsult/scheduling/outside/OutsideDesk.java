package no.samkonsult.scheduling.outside;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.outside.reading.Fetched;
import no.samkonsult.scheduling.outside.reading.Place;

/** Where people say which calendars they keep elsewhere: their own, and nobody for them. */
@Singleton
class OutsideDesk {
    static final int MOST = 5;

    private static final String OWN_CALENDAR = "OWN_CALENDAR";

    private final OutsideTable table;
    private final Fetching fetching;
    private final PlaceCipher cipher;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    OutsideDesk(
            OutsideTable table,
            Fetching fetching,
            PlaceCipher cipher,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.fetching = fetching;
        this.cipher = cipher;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Acting
    List<KeptCalendar> own(Principal who) {
        return table.own();
    }

    /** Reads it first: what cannot be read is not kept. */
    Adding add(Principal who, Place place) {
        return switch (fetching.look(place)) {
            case Fetched.Busy busy -> transactions.as(who, _ -> keep(who, place, busy));
            case Fetched.Failed failed -> new Adding.Failed(failed.trouble());
            case Fetched.Unchanged() -> throw new IllegalStateException("unchanged since nothing was read");
        };
    }

    private Adding keep(Principal who, Place place, Fetched.Busy busy) {
        if (table.own().size() >= MOST) {
            return new Adding.TooMany();
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        table.add(id, place, cipher.hide(id, place), busy.version(), now, now.plus(RetryRules.pause(0)));
        table.replace(id, who.person(), busy.times());
        audit.record(who, null, Action.CREATE, "outside-calendar/" + id, OWN_CALENDAR);
        return new Adding.Added();
    }

    /** Reads one again now; false where they have no such. */
    boolean fetch(Principal who, UUID id) {
        Optional<Due> due = fetching.own(who, id);
        due.ifPresent(fetching::refresh);
        return due.isPresent();
    }

    /** Its busy time goes with it. False where they have no such. */
    @Acting
    boolean remove(Principal who, UUID id) {
        boolean removed = table.remove(id);
        if (removed) {
            audit.record(who, null, Action.DELETE, "outside-calendar/" + id, OWN_CALENDAR);
        }
        return removed;
    }
}
