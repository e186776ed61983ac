package no.samkonsult.scheduling.change;

import static java.util.stream.Collectors.toSet;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.ParticipantGrounds;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.history.ConsultationHistory;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Takes the time that a changed consultation needs and gives back what it does not, in one transaction, or does neither. */
@Singleton
final class Rearrangement {
    private final Transactions transactions;
    private final Bookings bookings;
    private final Calendars calendars;
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
            Calendars calendars,
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
        this.calendars = calendars;
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
        record NotFree() implements Attempt {}

        /** Somebody else was first, with the consultation or with somebody's time: another look tells. */
        record LostRace() implements Attempt {}

        record Refused(Changing why) implements Attempt {}
    }

    /** Those whose time is taken, with what it takes of each. */
    private record Seating(List<Participant> participants, List<Gathering.Seat> seats, List<Resource> resources) {
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
    }

    Attempt attempt(Principal who, Change wish) {
        return LostRaces.unlessLost(() -> transactions.as(who, transaction -> attempt(transaction, who, wish)))
                .orElseGet(Attempt.LostRace::new);
    }

    private Attempt attempt(TransactionStatus<Connection> transaction, Principal who, Change wish) {
        Optional<Consultation> found = bookings.toChange(who, wish.consultation());
        if (found.isEmpty()) {
            return new Attempt.Refused(new Changing.Unknown());
        }
        Consultation is = found.get();
        if (!is.isBooked() || !is.time().end().isAfter(clock.instant())) {
            return new Attempt.Refused(new Changing.Closed());
        }
        if (!wish.isOf(is)) {
            return new Attempt.Refused(new Changing.Stale(is));
        }
        wish.check(is);
        Optional<Seating> seating = seating(who, is, wish);
        if (seating.isEmpty()) {
            return new Attempt.NotFree();
        }
        if (!table.renew(is, wish.time(is))) {
            return new Attempt.LostRace();
        }
        if (!exchange(is, wish, seating.get())) {
            transaction.setRollbackOnly();
            return new Attempt.LostRace();
        }
        tell(who, is, wish, seating.get().participants());
        return new Attempt.Made();
    }

    /** Who would sit where; empty where somebody cannot. Who only leaves takes nobody's time. */
    private Optional<Seating> seating(Principal who, Consultation is, Change wish) {
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

    /** Old time out, new time in; false where somebody's new time was taken, and then the transaction must not commit. */
    private boolean exchange(Consultation is, Change wish, Seating seating) {
        if (wish.moves(is)) {
            table.release(is.id());
        }
        if (wish.gone() != null) {
            table.release(is.id(), wish.gone());
        }
        holds.clear(seating.seats().stream().map(Gathering.Seat::person).toList(), wish.time(is));
        return consultations.occupy(is.id(), wish.time(is), seating.seats())
                && resources.occupy(is.id(), wish.time(is), seating.resources());
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
