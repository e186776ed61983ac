package no.samkonsult.scheduling.change;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.Gathering.Seat;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Who would sit where if a consultation were changed, as far as all of them can. */
@Singleton
final class Seatings {
    private final Calendars calendars;

    Seatings(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Those whose time is taken, with what it takes of each, and the rooms. */
    record Seating(List<Participant> participants, List<Seat> seats, List<Resource> resources) {
        static final Seating NONE = new Seating(List.of(), List.of(), List.of());

        static Seating of(Gathering gathering, List<Participant> participants, List<Resource> resources) {
            return new Seating(
                    participants,
                    gathering.seats(participants.stream()
                            .filter(Participant::isExpected)
                            .map(Participant::person)
                            .collect(toSet())),
                    resources);
        }

        List<PersonId> people() {
            return seats.stream().map(Seat::person).toList();
        }
    }

    /** Empty where somebody cannot. Who only leaves takes nobody's time. */
    Optional<Seating> of(Principal who, Consultation is, Change wish) {
        if (!wish.moves(is) && wish.come() == null) {
            return Optional.of(Seating.NONE);
        }
        TimeRange time = wish.time(is);
        Gathering gathering =
                calendars.gather(is.patient(), wish.seated(is, true), wish.seated(is, false), time, is.id());
        return gathering.search(time.start(), MeetingLength.of(time), 1).candidates().stream()
                .map(Candidate::optionalFree)
                .map(free -> gathering.participants(free, Set.of(who.person())))
                .filter(participants -> wish.come() == null || canCome(wish.come(), wish.leaving(is), participants))
                .findFirst()
                .map(participants -> Seating.of(
                        gathering,
                        participants.stream()
                                .filter(participant ->
                                        wish.moves(is) || participant.person().equals(wish.come()))
                                .toList(),
                        wish.moves(is) ? gathering.resources() : List.of()));
    }

    private static boolean canCome(PersonId come, Participant leaving, List<Participant> participants) {
        Participant coming = participants.stream()
                .filter(participant -> participant.person().equals(come))
                .findFirst()
                .orElseThrow();
        if (coming.role() != leaving.role()) {
            throw new InvalidInput("by", "is not at work then as %s".formatted(leaving.role()));
        }
        return coming.isExpected();
    }
}
