package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toSet;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import no.samkonsult.scheduling.Consultations.Taking;
import no.samkonsult.scheduling.Gathering.Seat;
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

    /**
     * Books several, in the caller's transaction. Where it returns nothing, somebody cannot at one of the times, and the
     * transaction must not commit.
     */
    public Optional<List<Consultation>> together(List<BookingRequest> requests, PersonId maker) {
        List<Meeting> meetings = requests.stream()
                .flatMap(request -> meeting(
                        request,
                        calendars.gather(request.patient(), request.attendees(), request.time()),
                        Set.of(maker))
                        .stream())
                .toList();
        return meetings.size() == requests.size() ? take(meetings, maker) : Optional.empty();
    }

    /** What all who must be there can hold: who is there, and what it takes of whose time. */
    private record Meeting(BookingRequest request, List<Participant> participants, List<Seat> seats) {
        List<PersonId> people() {
            return seats.stream().map(Seat::person).toList();
        }
    }

    private Attempt take(BookingRequest request, Gathering gathering, PersonId maker, Set<PersonId> accepted) {
        return meeting(request, gathering, accepted)
                .map(meeting -> take(List.of(meeting), maker)
                        .<Attempt>map(made -> new Attempt.Made(made.getFirst()))
                        .orElseGet(Attempt.LostRace::new))
                .orElseGet(Attempt.NotFree::new);
    }

    private static Optional<Meeting> meeting(BookingRequest request, Gathering gathering, Set<PersonId> accepted) {
        return gathering.search(request.start(), request.length(), 1).candidates().stream()
                .map(free -> gathering.participants(free.optionalFree(), accepted))
                .map(participants -> new Meeting(request, participants, gathering.seats(coming(participants))))
                .findFirst();
    }

    private static Set<PersonId> coming(List<Participant> participants) {
        return participants.stream()
                .filter(Participant::isExpected)
                .map(Participant::person)
                .collect(toSet());
    }

    /** Empty where somebody's time was taken. */
    private Optional<List<Consultation>> take(List<Meeting> meetings, PersonId maker) {
        meetings.forEach(
                meeting -> holds.clear(meeting.people(), meeting.request().time()));
        var added = new LinkedHashMap<UUID, Meeting>();
        meetings.forEach(meeting -> added.put(consultations.add(meeting.request(), maker), meeting));
        List<Taking> takings = added.entrySet().stream()
                .flatMap(each -> Taking.of(
                        each.getKey(),
                        each.getValue().request().time(),
                        each.getValue().seats()))
                .toList();
        if (!consultations.occupy(takings)) {
            return Optional.empty();
        }
        added.forEach(this::invite);
        return Optional.of(added.keySet().stream()
                .map(id -> consultations.find(id).orElseThrow())
                .toList());
    }

    private void invite(UUID id, Meeting meeting) {
        Instant now = clock.instant();
        BookingRequest request = meeting.request();
        meeting.participants().forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, request.patient(), request.time(), participant, now);
        });
        invitations.settle(id);
        listeners.forEach(listener -> listener.booked(id, request));
    }
}
