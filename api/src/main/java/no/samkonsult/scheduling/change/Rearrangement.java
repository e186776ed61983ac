package no.samkonsult.scheduling.change;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.Consultations.Taking;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.ParticipantGrounds;
import no.samkonsult.scheduling.change.Seatings.Seating;
import no.samkonsult.scheduling.history.ConsultationHistory;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.TimeRange;

/** Takes the time that a changed consultation needs and gives back what it does not, in one transaction, or does neither. */
@Singleton
final class Rearrangement {
    private final Transactions transactions;
    private final Bookings bookings;
    private final Seatings seatings;
    private final Consultations consultations;
    private final Resources resources;
    private final Holds holds;
    private final ParticipantGrounds grounds;
    private final ChangeTable table;
    private final ConsultationHistory history;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final Clock clock;

    Rearrangement(
            Transactions transactions,
            Bookings bookings,
            Seatings seatings,
            Consultations consultations,
            Resources resources,
            Holds holds,
            ParticipantGrounds grounds,
            ChangeTable table,
            ConsultationHistory history,
            Invitations invitations,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.bookings = bookings;
        this.seatings = seatings;
        this.consultations = consultations;
        this.resources = resources;
        this.holds = holds;
        this.grounds = grounds;
        this.table = table;
        this.history = history;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of one attempt. */
    sealed interface Attempt {
        record Made() implements Attempt {}

        /** Somebody is busy or not at work. */
        record NotFree(Change wish) implements Attempt {}

        /** Somebody else was first, with the consultation or with somebody's time: another look tells. */
        record LostRace() implements Attempt {}

        record Refused(Changing why) implements Attempt {}
    }

    /** What is to be done with one consultation, or why nothing is. */
    private sealed interface Step {
        record Ready(Consultation is, Change wish, Seating seating) implements Step {
            TimeRange time() {
                return wish.time(is);
            }
        }

        record Not(Attempt why) implements Step {}
    }

    /** All of the changes, or none. Who changes several names them in the order of their time. */
    Attempt attempt(Principal who, List<Change> wishes) {
        return LostRaces.unlessLost(() -> transactions.as(who, transaction -> attempt(transaction, who, wishes)))
                .orElseGet(Attempt.LostRace::new);
    }

    private Attempt attempt(TransactionStatus<Connection> transaction, Principal who, List<Change> wishes) {
        var steps = new ArrayList<Step.Ready>();
        for (Change wish : wishes) {
            switch (prepare(who, wish)) {
                case Step.Ready ready -> steps.add(ready);
                case Step.Not(Attempt why) -> {
                    return why;
                }
            }
        }
        if (!steps.stream().allMatch(step -> table.renew(step.is(), step.time())) || !exchange(steps)) {
            transaction.setRollbackOnly();
            return new Attempt.LostRace();
        }
        steps.forEach(step -> tell(who, step.is(), step.wish(), step.seating().participants()));
        return new Attempt.Made();
    }

    private Step prepare(Principal who, Change wish) {
        Optional<Consultation> found = bookings.toChange(who, wish.consultation());
        if (found.isEmpty()) {
            return refused(new Changing.Unknown());
        }
        Consultation is = found.get();
        if (!is.isBooked() || !is.time().end().isAfter(clock.instant())) {
            return refused(new Changing.Closed());
        }
        if (!wish.isOf(is)) {
            return refused(new Changing.Stale(is));
        }
        wish.check(is);
        return seatings.of(who, is, wish)
                .<Step>map(seating -> new Step.Ready(is, wish, seating))
                .orElseGet(() -> new Step.Not(new Attempt.NotFree(wish)));
    }

    private static Step refused(Changing why) {
        return new Step.Not(new Attempt.Refused(why));
    }

    /** Old time out, new time in; false where somebody's new time was taken, and then the transaction must not commit. */
    private boolean exchange(List<Step.Ready> steps) {
        steps.forEach(step -> {
            if (step.wish().moves(step.is())) {
                table.release(step.is().id());
            }
            if (step.wish().gone() != null) {
                table.release(step.is().id(), step.wish().gone());
            }
            holds.clear(step.seating().people(), step.time());
        });
        List<Taking> takings = steps.stream()
                .flatMap(step ->
                        Taking.of(step.is().id(), step.time(), step.seating().seats()))
                .toList();
        return consultations.occupy(takings)
                && steps.stream()
                        .allMatch(step -> resources.occupy(
                                step.is().id(), step.time(), step.seating().resources()));
    }

    /** Whoever leaves goes last: until then the change is that of somebody who takes part. */
    private void tell(Principal who, Consultation is, Change wish, List<Participant> seated) {
        Instant now = clock.instant();
        seated.forEach(participant -> seat(is, wish.time(is), participant, now));
        history.add(new ConsultationHistory.Entry(
                is.id(),
                is.version() + 1,
                who.person(),
                now,
                wish.reason(),
                is.time(),
                wish.time(is),
                wish.gone(),
                wish.come()));
        audit.record(who, is.patient(), Action.UPDATE, "consultation/" + is.id(), Ground.CONSULTATION.name());
        if (wish.gone() != null) {
            grounds.close(is.id(), wish.gone(), now);
            table.leave(is.id(), wish.gone());
        }
        invitations.settle(is.id());
    }

    private void seat(Consultation is, TimeRange time, Participant participant, Instant now) {
        consultations.invite(is.id(), participant);
        grounds.close(is.id(), participant.person(), now);
        grounds.open(is.id(), is.patient(), time, participant, now);
    }
}
