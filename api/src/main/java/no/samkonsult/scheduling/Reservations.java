package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toSet;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.scheduling.overbooking.Overbookings;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Takes everybody's time for a consultation in one transaction, all or none.
 *
 * <p>Whoever would have come for a role may be taken while one looks; then others of the role are tried before the time is
 * said to be gone.
 */
@Singleton
public class Reservations {
    private static final int LOOKS = 10;

    private final Transactions transactions;
    private final Calendars calendars;
    private final Consultations consultations;
    private final Holds holds;
    private final ParticipantGrounds grounds;
    private final Overbookings overbookings;
    private final Resources resources;
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
            Overbookings overbookings,
            Resources resources,
            Invitations invitations,
            List<BookingListener> listeners,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.consultations = consultations;
        this.holds = holds;
        this.grounds = grounds;
        this.overbookings = overbookings;
        this.resources = resources;
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
        return take(request, gathering, maker, accepted, null) instanceof Attempt.Made(Consultation consultation)
                ? Optional.of(consultation)
                : Optional.empty();
    }

    private Attempt reserve(
            TransactionStatus<Connection> transaction, Principal booker, BookingRequest request, Ground ground) {
        Attempt attempt = look(request, booker);
        for (int looks = 1; attempt instanceof Attempt.LostRace && looks < looks(request); looks++) {
            consultations.takeBack();
            attempt = look(request, booker);
        }
        switch (attempt) {
            case Attempt.Made(Consultation made) -> tell(booker, made, ground, request.overbooking());
            case Attempt.LostRace() -> transaction.setRollbackOnly();
            case Attempt.NotFree() -> {}
        }
        return attempt;
    }

    private void tell(Principal booker, Consultation made, Ground ground, @Nullable Overbooking overbooking) {
        audit.record(booker, made.patient(), Action.CREATE, "consultation/" + made.id(), ground.name());
        if (overbooking != null && overbookings.of(booker, made.id()).containsKey(overbooking.person())) {
            audit.record(booker, made.patient(), Action.CREATE, "overbooking/" + overbooking.person(), ground.name());
        }
    }

    /** Those who are asked by name have nobody else to try: the transaction begins anew, which the others need not wait for. */
    private static int looks(BookingRequest request) {
        return request.attendees().isByName() ? 1 : LOOKS;
    }

    private Attempt look(BookingRequest request, Principal booker) {
        if (!request.attendees().isByName()) {
            consultations.beginTrying();
        }
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.time());
        Attempt attempt = take(request, gathering, booker.person(), Set.of(booker.person()), null);
        Overbooking overbooking = request.overbooking();
        if (overbooking == null || !(attempt instanceof Attempt.NotFree)) {
            return attempt;
        }
        if (!gathering.isOf(overbooking.person(), booker.organisation())) {
            throw new InvalidInput("overbook.personId", "is nobody of your organisation who must be there");
        }
        return take(
                request,
                gathering.overbooking(overbooking.person()),
                booker.person(),
                Set.of(booker.person()),
                overbooking);
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
                        Set.of(maker),
                        null)
                        .stream())
                .toList();
        return meetings.size() == requests.size() ? take(meetings, maker) : Optional.empty();
    }

    /**
     * What all who must be there can hold: who is there, and what it takes of whose time, and of which rooms.
     *
     * @param overbooking whose time is taken although it is not free; null where nobody's is
     */
    private record Meeting(
            BookingRequest request,
            List<Participant> participants,
            List<Seat> seats,
            List<Resource> resources,
            @Nullable Overbooking overbooking) {
        List<PersonId> people() {
            return seats.stream().map(Seat::person).toList();
        }
    }

    private Attempt take(
            BookingRequest request,
            Gathering gathering,
            PersonId maker,
            Set<PersonId> accepted,
            @Nullable Overbooking overbooking) {
        return meeting(request, gathering, accepted, overbooking)
                .map(meeting -> take(List.of(meeting), maker)
                        .<Attempt>map(made -> new Attempt.Made(made.getFirst()))
                        .orElseGet(Attempt.LostRace::new))
                .orElseGet(Attempt.NotFree::new);
    }

    private static Optional<Meeting> meeting(
            BookingRequest request, Gathering looking, Set<PersonId> accepted, @Nullable Overbooking overbooking) {
        return looking.search(request.start(), request.length(), 1).candidates().stream()
                .findFirst()
                .map(free -> {
                    Gathering gathering = looking.filledAs(free);
                    List<Participant> participants = gathering.participants(free.free(), accepted);
                    return new Meeting(
                            request,
                            participants,
                            gathering.seats(coming(participants)),
                            gathering.resources(),
                            overbooking);
                });
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
        if (!occupy(added)) {
            return Optional.empty();
        }
        added.forEach(this::invite);
        return Optional.of(added.keySet().stream()
                .map(id -> consultations.find(id).orElseThrow())
                .toList());
    }

    /** People's time in one statement, then that of the rooms. */
    private boolean occupy(Map<UUID, Meeting> added) {
        List<Taking> takings = added.entrySet().stream()
                .flatMap(each -> Taking.of(
                        each.getKey(), each.getValue().request().time(), seats(each.getKey(), each.getValue())))
                .toList();
        return consultations.occupy(takings)
                && added.entrySet().stream()
                        .allMatch(each -> resources.occupy(
                                each.getKey(),
                                each.getValue().request().time(),
                                each.getValue().resources()));
    }

    private void invite(UUID id, Meeting meeting) {
        resources.take(id, meeting.resources());
        Instant now = clock.instant();
        BookingRequest request = meeting.request();
        meeting.participants().forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, request.patient(), request.time(), participant, now);
        });
        invitations.settle(id);
        listeners.forEach(listener -> listener.booked(id, request));
    }

    private List<Seat> seats(UUID consultation, Meeting meeting) {
        Overbooking overbooking = meeting.overbooking();
        if (overbooking == null) {
            return meeting.seats();
        }
        UUID why = overbookings.add(consultation, overbooking);
        return meeting.seats().stream()
                .map(seat -> seat.overbooked(overbooking.person(), why))
                .toList();
    }
}
