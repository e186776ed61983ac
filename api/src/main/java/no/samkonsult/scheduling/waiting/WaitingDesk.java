package no.samkonsult.scheduling.waiting;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where those who arrange consultations put what they found no time for, see it, and take it off again. */
@Singleton
class WaitingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingDesk.class);
    private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(7);
    private static final int MOST = 100;

    private final WishTable table;
    private final WaitingNews news;
    private final BookingGround grounds;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    WaitingDesk(
            WishTable table,
            WaitingNews news,
            BookingGround grounds,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.news = news;
        this.grounds = grounds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts it on the list; nothing for whoever may not book for the patient. */
    @Acting
    Optional<UUID> add(Principal who, Wanted wanted) {
        if (!wanted.deadline().isAfter(clock.instant())) {
            throw new InvalidInput("deadline", "has passed");
        }
        return grounds.toBook(who, wanted.patient()).map(ground -> {
            UUID id = UUID.randomUUID();
            transactions.as(SystemPrincipal.WAITING, _ -> {
                table.add(id, wanted, who.person(), who.employer());
                return id;
            });
            audit.record(who, wanted.patient(), Action.CREATE, "waiting/" + id, ground.name());
            LOG.info("wish={} made by={}", id, who.person());
            return id;
        });
    }

    /** One's own and those of the same organisation, in the order in which they are told; what waits no more for a week. */
    @Acting
    List<Wish> mine(Principal who) {
        if (!grounds.arranges(who)) {
            return List.of();
        }
        settle();
        List<UUID> ids = table.mine(clock.instant().minus(SHOWN_AFTERWARDS), MOST);
        List<Wish> found = transactions.as(SystemPrincipal.WAITING, _ -> table.find(ids));
        found.forEach(wish -> record(who, wish, Action.READ));
        return found;
    }

    @Acting
    Optional<Wish> one(Principal who, UUID id) {
        if (!table.isVisible(id)) {
            turnAway(who, id);
            return Optional.empty();
        }
        settle();
        Optional<Wish> found = transactions.as(SystemPrincipal.WAITING, _ -> table.find(id));
        found.ifPresent(wish -> record(who, wish, Action.READ));
        return found;
    }

    /** Takes it off the list. */
    @Acting
    Withdrawal withdraw(Principal who, UUID id) {
        if (!table.isVisible(id)) {
            turnAway(who, id);
            return Withdrawal.UNKNOWN;
        }
        Wish wish = transactions.as(SystemPrincipal.WAITING, _ -> table.find(id).orElseThrow());
        boolean done = transactions.as(SystemPrincipal.WAITING, _ -> {
            table.settle(clock.instant());
            boolean ended = table.end(id, Wish.State.WITHDRAWN, clock.instant());
            news.silence(id);
            return ended;
        });
        record(who, wish, Action.UPDATE);
        return done ? Withdrawal.DONE : Withdrawal.CLOSED;
    }

    /** What came of an attempt to withdraw. */
    enum Withdrawal {
        DONE,
        /** It waited no more. */
        CLOSED,
        /** There is no such wish for the one who asks. */
        UNKNOWN
    }

    /** What was booked a moment ago waits no more. */
    private void settle() {
        transactions.as(SystemPrincipal.WAITING, _ -> {
            table.settle(clock.instant());
            return table;
        });
    }

    private void record(Principal who, Wish wish, Action action) {
        audit.record(who, wish.patient(), action, "waiting/" + wish.id(), ground(who, wish.patient()));
    }

    /** Whoever put it there may have lost the ground they had. */
    private String ground(Principal who, PatientId patient) {
        return grounds.of(who, patient).orElse(Ground.CONSULTATION).name();
    }

    private void turnAway(Principal who, UUID id) {
        PatientId patient = transactions
                .as(SystemPrincipal.WAITING, _ -> table.patientOf(id))
                .orElse(null);
        audit.record(who, patient, Action.DENIED, "waiting/" + id, "NONE");
    }
}
