package no.samkonsult.scheduling.immediate;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.immediate.choice.Candidates;
import no.samkonsult.shared.TimeRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where those who are rung say yes or no. The first yes in a role joins, in the very transaction; the others of it are let go. */
@Singleton
class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int ATTEMPTS = 3;

    private final CallTable table;
    private final CallBook book;
    private final Arrival arrival;
    private final Candidates candidates;
    private final CallMetrics metrics;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Answering(
            CallTable table,
            CallBook book,
            Arrival arrival,
            Candidates candidates,
            CallMetrics metrics,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.book = book;
        this.arrival = arrival;
        this.candidates = candidates;
        this.metrics = metrics;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers. Whose time is taken elsewhere stays rung, and whoever rang sees why. */
    Answered answer(Principal who, UUID id, boolean yes) {
        Answered outcome = new Answered.Occupied();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof Answered.Occupied; attempt++) {
            outcome = LostRaces.unlessLost(() -> transactions.as(who, transaction -> answer(transaction, who, id, yes)))
                    .orElseGet(Answered.Occupied::new);
        }
        return outcome instanceof Answered.Occupied ? transactions.as(who, _ -> occupied(who, id)) : outcome;
    }

    private Answered answer(TransactionStatus<Connection> transaction, Principal who, UUID id, boolean yes) {
        Optional<Call> found = book.locked(who, id);
        Optional<Ring> rung = found.flatMap(call -> call.ring(who));
        if (found.isEmpty() || rung.isEmpty()) {
            return new Answered.Unknown();
        }
        Call call = found.get();
        Ring ring = rung.get();
        if (!ring.isOpen(clock.instant())) {
            return closed(call, ring);
        }
        if (!yes) {
            book.end(call, List.of(ring), Ring.State.DECLINED);
            book.settle(id);
            book.record(who, call, Action.UPDATE);
            return new Answered.Declined();
        }
        return switch (arrival.arrive(call, ring)) {
            case Arrival.There(UUID consultation) -> joined(who, call, ring, consultation);
            case Arrival.Over() -> {
                book.end(call, List.of(ring), Ring.State.MISSED);
                book.settle(id);
                yield new Answered.Closed();
            }
            case Arrival.Occupied() -> {
                transaction.setRollbackOnly();
                yield new Answered.Occupied();
            }
        };
    }

    private Answered joined(Principal who, Call call, Ring ring, UUID consultation) {
        book.end(call, List.of(ring), Ring.State.JOINED);
        book.end(call, call.others(ring), Ring.State.COVERED);
        book.tell(call, AlertLog.Step.JOINED, who);
        book.settle(call.id());
        Action action = call.consultation() == null ? Action.CREATE : Action.UPDATE;
        metrics.joined(call, clock.instant());
        book.record(who, call, Action.UPDATE);
        audit.record(who, call.patient(), action, "consultation/" + consultation, Ground.CONSULTATION.name());
        LOG.info("immediate={} joined by={} consultation={}", call.id(), who.person(), consultation);
        return new Answered.Joined(consultation);
    }

    private static Answered closed(Call call, Ring ring) {
        UUID consultation = call.consultation();
        return switch (ring.state()) {
            case JOINED -> consultation == null ? new Answered.Closed() : new Answered.Joined(consultation);
            case COVERED -> new Answered.Covered();
            case DECLINED -> new Answered.Declined();
            case RINGING, OCCUPIED, MISSED, STOPPED -> new Answered.Closed();
        };
    }

    /** After everything was undone: whose time it is that is taken. */
    private Answered occupied(Principal who, UUID id) {
        Optional<Call> found = book.locked(who, id);
        Instant now = clock.instant();
        if (found.isEmpty()
                || found.get().ring(who).filter(ring -> ring.isOpen(now)).isEmpty()) {
            return new Answered.Closed();
        }
        Call call = found.get();
        TimeRange time = TimeRange.of(CallRules.beginning(now), call.length().duration());
        if (candidates.occupied(List.of(who.person()), time).isEmpty()) {
            return new Answered.OthersOccupied();
        }
        book.inOwnName(() -> {
            table.occupied(id, who.person());
            return id;
        });
        book.settle(id);
        book.record(who, call, Action.UPDATE);
        return new Answered.Occupied();
    }
}
