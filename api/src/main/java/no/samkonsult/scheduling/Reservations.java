package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toSet;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.shared.PersonId;

/** Takes everybody's time for a consultation in one transaction, all or none. */
@Singleton
public class Reservations {
    private final Transactions transactions;
    private final Calendars calendars;
    private final Consultations consultations;
    private final Holds holds;
    private final ParticipantGrounds grounds;
    private final Invitations invitations;
    private final List<BookingListener> listeners;
    private final AuditTrail audit;
    private final Clock clock;

    Reservations(
            Transactions transactions,
            Calendars calendars,
            Consultations consultations,
            Holds holds,
            ParticipantGrounds grounds,
            Invitations invitations,
            List<BookingListener> listeners,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.consultations = consultations;
        this.holds = holds;
        this.grounds = grounds;
        this.invitations = invitations;
        this.listeners = listeners;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of one attempt. */
    sealed interface Attempt {
        record Made(Consultation consultation) implements Attempt {}

        /** A required party is busy or not at work. */
        record NotFree() implements Attempt {}

        /** All were free when looked at, and somebody was not when taken: another look tells. */
        record LostRace() implements Attempt {}
    }

    Attempt attempt(Principal booker, BookingRequest request, Ground ground) {
        return LostRaces.unlessLost(
                        () -> transactions.as(booker, transaction -> reserve(transaction, booker, request, ground)))
                .orElseGet(Attempt.LostRace::new);
    }

    /**
     * Books, in the caller's transaction, what those who were asked have agreed on. Where it returns nothing, somebody cannot,
     * and the transaction must not commit.
     *
     * @param accepted those who have said that they come
     * @param proposedAt how soon one may be booked is counted from here
     */
    public Optional<Consultation> agreed(
            BookingRequest request, PersonId maker, Set<PersonId> accepted, Instant proposedAt) {
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.time(), proposedAt);
        return take(request, gathering, maker, accepted) instanceof Attempt.Made(Consultation consultation)
                ? Optional.of(consultation)
                : Optional.empty();
    }

    private Attempt reserve(
            TransactionStatus<Connection> transaction, Principal booker, BookingRequest request, Ground ground) {
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.time());
        Attempt attempt = take(request, gathering, booker.person(), Set.of(booker.person()));
        switch (attempt) {
            case Attempt.Made(Consultation made) ->
                audit.record(booker, request.patient(), Action.CREATE, "consultation/" + made.id(), ground.name());
            case Attempt.LostRace() -> transaction.setRollbackOnly();
            case Attempt.NotFree() -> {}
        }
        return attempt;
    }

    private Attempt take(BookingRequest request, Gathering gathering, PersonId maker, Set<PersonId> accepted) {
        var free = gathering.search(request.start(), request.length(), 1).candidates();
        if (free.isEmpty()) {
            return new Attempt.NotFree();
        }
        List<Participant> participants = gathering.participants(free.getFirst().optionalFree(), accepted);
        Set<PersonId> coming = participants.stream()
                .filter(Participant::isExpected)
                .map(Participant::person)
                .collect(toSet());
        holds.clear(coming, request.time());
        UUID id = consultations.add(request, maker);
        if (!consultations.occupy(id, request.time(), gathering.seats(coming))) {
            return new Attempt.LostRace();
        }
        Instant now = clock.instant();
        participants.forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, request.patient(), request.time(), participant, now);
        });
        invitations.settle(id);
        listeners.forEach(listener -> listener.booked(id, request));
        return new Attempt.Made(consultations.find(id).orElseThrow());
    }
}
