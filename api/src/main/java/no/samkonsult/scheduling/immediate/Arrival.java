package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.Consultations.Taking;
import no.samkonsult.scheduling.Gathering.Seat;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.ParticipantGrounds;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.place.MeetingPlaces;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Lets somebody who has said yes take part, in the transaction of the caller: the first yes books the consultation, which begins
 * now, and each later one joins it for what is left. Time is taken as for any other, by the same constraint; what is kept free
 * before and after a meeting is not, since this one could not wait.
 */
@Singleton
class Arrival {
    private final CallTable table;
    private final CallBook book;
    private final Consultations consultations;
    private final Holds holds;
    private final ParticipantGrounds grounds;
    private final MeetingPlaces places;
    private final Invitations invitations;
    private final Clock clock;

    Arrival(
            CallTable table,
            CallBook book,
            Consultations consultations,
            Holds holds,
            ParticipantGrounds grounds,
            MeetingPlaces places,
            Invitations invitations,
            Clock clock) {
        this.table = table;
        this.book = book;
        this.consultations = consultations;
        this.holds = holds;
        this.grounds = grounds;
        this.places = places;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** What came of it; where {@link Occupied}, the transaction must not commit. */
    sealed interface Outcome {}

    record There(UUID consultation) implements Outcome {}

    /** Somebody's time is taken. */
    record Occupied() implements Outcome {}

    /** The consultation is cancelled or over. */
    record Over() implements Outcome {}

    Outcome arrive(Call call, Ring ring) {
        UUID consultation = call.consultation();
        return book.inOwnName(() -> consultation == null ? begin(call, ring) : join(call, consultation, ring));
    }

    private Outcome begin(Call call, Ring ring) {
        TimeRange time =
                TimeRange.of(CallRules.beginning(clock.instant()), call.length().duration());
        List<Participant> there = call.beginners(ring);
        List<PersonId> others = there.stream()
                .filter(each -> !each.isPatient())
                .map(Participant::person)
                .toList();
        UUID id = consultations.add(
                new BookingRequest(
                        call.patient(), new Attendees(others, List.of()), time.start(), call.length(), call.topic()),
                call.caller());
        places.add(id, call.place());
        table.booked(call.id(), id);
        return seat(id, call, there, time, time);
    }

    /** Whoever had something until now is free, though the consultation began before. */
    private Outcome join(Call call, UUID id, Ring ring) {
        table.lockConsultation(id);
        Instant now = clock.instant();
        Optional<Consultation> is = consultations.find(id).filter(consultation -> CallRules.isOn(consultation, now));
        if (is.isEmpty()) {
            return new Over();
        }
        TimeRange whole = is.get().time();
        TimeRange rest = TimeRange.of(CallRules.beginning(now), whole.end());
        return seat(id, call, List.of(ring.participant()), whole, rest);
    }

    private Outcome seat(UUID id, Call call, List<Participant> there, TimeRange whole, TimeRange taken) {
        List<PersonId> people = there.stream().map(Participant::person).toList();
        holds.clear(people, taken);
        List<Seat> seats =
                people.stream().map(person -> new Seat(person, 0, 0, null)).toList();
        if (!consultations.occupy(Taking.of(id, taken, seats).toList())) {
            return new Occupied();
        }
        there.forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, call.patient(), whole, participant, clock.instant());
        });
        invitations.settle(id);
        return new There(id);
    }
}
