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
import no.samkonsult.scheduling.Gathering.Seat;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.scheduling.overbooking.Overbookings;
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

    private Attempt take(
            BookingRequest request,
            Gathering looking,
            PersonId maker,
            Set<PersonId> accepted,
            @Nullable Overbooking overbooking) {
        var free = looking.search(request.start(), request.length(), 1).candidates();
        if (free.isEmpty()) {
            return new Attempt.NotFree();
        }
        Gathering gathering = looking.filledAs(free.getFirst());
        List<Participant> participants = gathering.participants(free.getFirst().free(), accepted);
        Set<PersonId> coming = participants.stream()
                .filter(Participant::isExpected)
                .map(Participant::person)
                .collect(toSet());
        holds.clear(coming, request.time());
        UUID id = consultations.add(request, maker);
        if (!consultations.occupy(id, request.time(), seats(gathering, coming, id, overbooking))
                || !resources.occupy(id, request.time(), gathering.resources())) {
            return new Attempt.LostRace();
        }
        resources.take(id, gathering.resources());
        Instant now = clock.instant();
        participants.forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, request.patient(), request.time(), participant, now);
        });
        invitations.settle(id);
        return new Attempt.Made(consultations.find(id).orElseThrow());
    }

    private List<Seat> seats(
            Gathering gathering, Set<PersonId> coming, UUID consultation, @Nullable Overbooking overbooking) {
        List<Seat> seats = gathering.seats(coming);
        if (overbooking == null) {
            return seats;
        }
        UUID why = overbookings.add(consultation, overbooking);
        return seats.stream()
                .map(seat -> seat.overbooked(overbooking.person(), why))
                .toList();
    }
}
