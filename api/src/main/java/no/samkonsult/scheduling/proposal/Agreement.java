package no.samkonsult.scheduling.proposal;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.Reservations;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a proposal ends: those who are asked answer, and when all who are waited for can at a time, it is booked in the very
 * transaction of the last answer; or whoever arranges it chooses or withdraws. All that it holds goes in the same transaction.
 */
@Singleton
class Agreement {
    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);
    private static final int ATTEMPTS = 3;

    private final ProposalTable table;
    private final ProposalReading reading;
    private final ProposalNews news;
    private final Holds holds;
    private final Reservations reservations;
    private final BookingGround grounds;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Agreement(
            ProposalTable table,
            ProposalReading reading,
            ProposalNews news,
            Holds holds,
            Reservations reservations,
            BookingGround grounds,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.reading = reading;
        this.news = news;
        this.holds = holds;
        this.reservations = reservations;
        this.grounds = grounds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** An answer, and where it was given by word of mouth, by whom. */
    private record Said(Answer answer, @Nullable Spoken spoken) {}

    /** Answers, or answers anew. Where all agree and it cannot be booked all the same, the answer stays and the maker is told. */
    Outcome answer(Principal who, UUID id, Answer answer) {
        return take(who, id, new Said(answer, null));
    }

    /** The same, where those who arrange it note what the patient or next of kin has told them. */
    Outcome note(Principal who, UUID id, Answer answer, Spoken spoken) {
        spoken.check(clock.instant());
        return take(who, id, new Said(answer, spoken));
    }

    private Outcome take(Principal who, UUID id, Said said) {
        Outcome outcome = trying(who, transaction -> answer(transaction, who, id, said));
        return outcome instanceof Outcome.Taken ? transactions.as(who, _ -> keep(who, id, said)) : outcome;
    }

    /** Books one of the times, whatever has been answered. */
    Outcome confirm(Principal who, UUID id, Instant start) {
        return trying(who, transaction -> {
            Optional<Proposal> found = locked(who, id).filter(proposal -> reading.arranges(who, proposal));
            Optional<Ground> ground = found.flatMap(proposal -> grounds.toBook(who, proposal.patient()));
            if (found.isEmpty() || ground.isEmpty()) {
                return turnedAway(who, id);
            }
            Proposal proposal = found.get();
            if (!proposal.starts().contains(start)) {
                throw new InvalidInput("start", "is not one of the proposed times");
            }
            return proposal.isOpen(clock.instant())
                    ? book(transaction, who, proposal, start, ground.get())
                    : new Outcome.Closed();
        });
    }

    /** Lets the times go. The reason is for those who were asked. */
    Outcome withdraw(Principal who, UUID id, String reason) {
        return transactions.as(who, _ -> {
            Optional<Proposal> found = locked(who, id).filter(proposal -> reading.arranges(who, proposal));
            if (found.isEmpty()) {
                return turnedAway(who, id);
            }
            Proposal proposal = found.get();
            if (proposal.state() != Proposal.State.OPEN) {
                return new Outcome.Closed();
            }
            inOwnName(() -> {
                table.withdraw(id, reason, clock.instant());
                holds.release(List.of(id));
                news.withdrawn(proposal);
            });
            audit.record(who, proposal.patient(), Action.UPDATE, "proposal/" + id, Ground.CONSULTATION.name());
            LOG.info("proposal={} withdrawn by={}", id, who.person());
            return new Outcome.Done();
        });
    }

    private Outcome answer(TransactionStatus<Connection> transaction, Principal who, UUID id, Said said) {
        Outcome kept = write(who, id, said);
        if (!(kept instanceof Outcome.Done)) {
            return kept;
        }
        Proposal proposal = fresh(id);
        Optional<Instant> agreed = ProposalRules.agreed(proposal);
        if (agreed.isPresent()) {
            return book(transaction, who, proposal, agreed.get(), Ground.CONSULTATION);
        }
        if (ProposalRules.isStuck(proposal)) {
            inOwnName(() -> news.stuck(proposal));
        }
        return kept;
    }

    /** All agree, and yet it could not be booked. */
    private Outcome keep(Principal who, UUID id, Said said) {
        Outcome kept = write(who, id, said);
        if (kept instanceof Outcome.Done) {
            inOwnName(() -> news.stuck(fresh(id)));
        }
        return kept;
    }

    private Outcome write(Principal who, UUID id, Said said) {
        Optional<Proposal> found = locked(who, id);
        Optional<PersonId> whose = found.flatMap(proposal -> whose(who, proposal, said.spoken()));
        if (whose.isEmpty()) {
            return turnedAway(who, id);
        }
        Proposal proposal = found.get();
        if (!proposal.isOpen(clock.instant())) {
            return new Outcome.Closed();
        }
        inOwnName(() -> {
            table.answer(id, whose.get(), proposal.starts(), said.answer());
            table.spoken(id, whose.get(), said.spoken(), who.person(), clock.instant());
        });
        audit.record(who, proposal.patient(), Action.UPDATE, "proposal/" + id, Ground.CONSULTATION.name());
        return new Outcome.Done();
    }

    /** Whose answer it is; nobody's where it is not for whoever acts to give or to note. */
    private Optional<PersonId> whose(Principal who, Proposal proposal, @Nullable Spoken spoken) {
        if (spoken == null) {
            return proposal.party(who).map(Party::person);
        }
        return Optional.of(proposal)
                .filter(arranged -> reading.arranges(who, arranged))
                .map(arranged -> {
                    arranged.guest("saidBy", spoken.saidBy());
                    return arranged.guest("person", spoken.person()).person();
                });
    }

    private Outcome book(
            TransactionStatus<Connection> transaction, Principal who, Proposal proposal, Instant start, Ground ground) {
        UUID id = proposal.id();
        Optional<Consultation> booked = transactions.as(SystemPrincipal.PROPOSALS, _ -> {
            holds.release(List.of(id));
            return reservations.agreed(
                    proposal.request(start),
                    proposal.maker(),
                    ProposalRules.accepted(proposal, start),
                    proposal.madeAt());
        });
        if (booked.isEmpty()) {
            transaction.setRollbackOnly();
            return new Outcome.Taken();
        }
        UUID consultation = booked.get().id();
        inOwnName(() -> {
            table.confirm(id, consultation, clock.instant());
            news.confirmed(proposal, who.person());
        });
        audit.record(who, proposal.patient(), Action.CREATE, "consultation/" + consultation, ground.name());
        LOG.info("proposal={} confirmed by={} consultation={}", id, who.person(), consultation);
        return new Outcome.Confirmed(consultation);
    }

    private Outcome trying(Principal who, Function<TransactionStatus<Connection>, Outcome> work) {
        Outcome outcome = new Outcome.Taken();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof Outcome.Taken; attempt++) {
            outcome = attempt(who, work);
        }
        return outcome;
    }

    private Outcome attempt(Principal who, Function<TransactionStatus<Connection>, Outcome> work) {
        return LostRaces.unlessLost(() -> transactions.as(who, work)).orElseGet(Outcome.Taken::new);
    }

    /** As it is when nobody else decides over it any more. */
    private Optional<Proposal> locked(Principal who, UUID id) {
        if (!table.isVisible(id)) {
            return Optional.empty();
        }
        inOwnName(() -> table.lock(id));
        return Optional.of(fresh(id));
    }

    private Proposal fresh(UUID id) {
        return transactions.as(SystemPrincipal.PROPOSALS, _ -> table.find(id).orElseThrow());
    }

    private Outcome turnedAway(Principal who, UUID id) {
        reading.turnAway(who, id);
        return new Outcome.Unknown();
    }

    private void inOwnName(Runnable work) {
        transactions.as(SystemPrincipal.PROPOSALS, _ -> {
            work.run();
            return work;
        });
    }
}
