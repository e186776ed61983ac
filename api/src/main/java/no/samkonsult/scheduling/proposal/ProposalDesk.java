package no.samkonsult.scheduling.proposal;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.Holds.Holding;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where proposals are made: the times of all who must be there and keep a calendar are held at once, all or none. */
@Singleton
class ProposalDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalDesk.class);
    private static final int ATTEMPTS = 3;

    private final ProposalTable table;
    private final ProposalNews news;
    private final Holds holds;
    private final BookingGround grounds;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    ProposalDesk(
            ProposalTable table,
            ProposalNews news,
            Holds holds,
            BookingGround grounds,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.news = news;
        this.holds = holds;
        this.grounds = grounds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds and asks, trying anew when a race was lost over time that may still be free. Each attempt is one transaction. */
    Proposing propose(Principal who, ProposalWish wish) {
        if (!wish.deadline().isAfter(clock.instant())) {
            throw new InvalidInput("deadline", "has passed; the first time must be more than an hour ahead");
        }
        Optional<Ground> ground = grounds.toBook(who, wish.patient());
        if (ground.isEmpty()) {
            return new Proposing.Unknown();
        }
        UUID id = UUID.randomUUID();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (attempt(who, id, wish, ground.get())) {
                case Holding.Held(var parties) -> {
                    LOG.info("proposal={} made by={} parties={}", id, who.person(), parties.size());
                    return new Proposing.Asked(id);
                }
                case Holding.NotFree(var start) -> {
                    return new Proposing.Taken(start);
                }
                case Holding.LostRace() -> {}
            }
        }
        return new Proposing.Taken(wish.starts().getFirst());
    }

    private Holding attempt(Principal who, UUID id, ProposalWish wish, Ground ground) {
        return LostRaces.unlessLost(() -> transactions.as(who, transaction -> hold(transaction, who, id, wish, ground)))
                .orElseGet(Holding.LostRace::new);
    }

    private Holding hold(
            TransactionStatus<Connection> transaction, Principal who, UUID id, ProposalWish wish, Ground ground) {
        PersonId maker = who.person();
        transactions.as(SystemPrincipal.PROPOSALS, _ -> {
            table.add(id, wish, maker, who.employer(), clock.instant());
            return id;
        });
        Holding holding = holds.hold(id, wish.requests(), maker, wish.deadline());
        if (!(holding instanceof Holding.Held(var parties))) {
            transaction.setRollbackOnly();
            return holding;
        }
        transactions.as(SystemPrincipal.PROPOSALS, _ -> {
            for (Participant party : parties) {
                table.ask(id, party, ProposalRules.isAwaited(party, wish.professionalsAsked(), maker));
            }
            news.asked(table.find(id).orElseThrow());
            return id;
        });
        audit.record(who, wish.patient(), Action.CREATE, "proposal/" + id, ground.name());
        return holding;
    }
}
