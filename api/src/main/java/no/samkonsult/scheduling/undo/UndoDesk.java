package no.samkonsult.scheduling.undo;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.Consultations.Taking;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.Gathering.Seat;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.ParticipantGrounds;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes a cancellation for whoever made it, within some minutes: the same consultation, with the same people and what they have
 * answered. Whether they work then, and how soon it is, was asked when it was booked, and is not asked again.
 */
@Singleton
public class UndoDesk {
    /** How long after a cancellation it can be undone. */
    public static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(UndoDesk.class);
    private static final int ATTEMPTS = 3;

    private final UndoTable table;
    private final Bookings bookings;
    private final Consultations consultations;
    private final Calendars calendars;
    private final Resources resources;
    private final Holds holds;
    private final ParticipantGrounds grounds;
    private final Invitations invitations;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    UndoDesk(
            UndoTable table,
            Bookings bookings,
            Consultations consultations,
            Calendars calendars,
            Resources resources,
            Holds holds,
            ParticipantGrounds grounds,
            Invitations invitations,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.bookings = bookings;
        this.consultations = consultations;
        this.calendars = calendars;
        this.resources = resources;
        this.holds = holds;
        this.grounds = grounds;
        this.invitations = invitations;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody who sees a consultation has cancelled it a moment ago. */
    @Acting
    public boolean isUndoable(Principal who, Consultation seen) {
        Instant now = clock.instant();
        return !seen.isBooked() && table.isCancelledBy(who.person(), seen.id(), now.minus(WITHIN), now);
    }

    /** Undoes, trying anew when a race was lost. Each attempt is one transaction. */
    Undoing undo(Principal who, UUID id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Undoing> made = LostRaces.unlessLost(
                            () -> transactions.as(who, transaction -> attempt(transaction, who, id)))
                    .flatMap(result -> result);
            if (made.isPresent()) {
                return made.get();
            }
        }
        return new Undoing.TooLate();
    }

    /** Empty where somebody else was first, with the consultation or with somebody's time. */
    private Optional<Undoing> attempt(TransactionStatus<Connection> transaction, Principal who, UUID id) {
        Optional<Consultation> found = bookings.one(who, id);
        if (found.isEmpty()) {
            return Optional.of(new Undoing.Unknown());
        }
        Consultation is = found.get();
        if (!isUndoable(who, is)) {
            return Optional.of(new Undoing.TooLate());
        }
        List<Participant> coming =
                is.participants().stream().filter(Participant::isExpected).toList();
        Gathering gathering = calendars.gather(
                is.patient(), is.besidesThePatient(true), is.besidesThePatient(false), is.time(), is.id());
        List<Seat> seats =
                gathering.seats(coming.stream().map(Participant::person).collect(Collectors.toSet()));
        List<PersonId> busy = seats.stream()
                .filter(seat -> isBusy(gathering, seat, is))
                .map(Seat::person)
                .toList();
        List<Resource> taken = gathering.taken(is.time());
        if (!busy.isEmpty() || !taken.isEmpty()) {
            return Optional.of(new Undoing.Taken(
                    is,
                    coming.stream().filter(each -> busy.contains(each.person())).toList(),
                    taken));
        }
        holds.clear(seats.stream().map(Seat::person).toList(), is.time());
        if (!table.restore(is)
                || !consultations.occupy(Taking.of(id, is.time(), seats).toList())
                || !resources.occupy(id, is.time(), gathering.resources())) {
            transaction.setRollbackOnly();
            return Optional.empty();
        }
        return Optional.of(restored(who, is, coming));
    }

    private Undoing restored(Principal who, Consultation is, List<Participant> coming) {
        Instant now = clock.instant();
        coming.forEach(participant -> {
            grounds.close(is.id(), participant.person(), now);
            grounds.open(is.id(), is.patient(), is.time(), participant, now);
        });
        invitations.settle(is.id());
        audit.record(who, is.patient(), Action.UPDATE, "consultation/" + is.id(), Ground.CONSULTATION.name());
        LOG.info("consultation={} restored by={}", is.id(), who.person());
        return new Undoing.Restored(consultations.find(is.id()).orElseThrow());
    }

    private static boolean isBusy(Gathering gathering, Seat seat, Consultation is) {
        return gathering.busy().getOrDefault(seat.person(), List.of()).stream()
                .anyMatch(busy -> busy.overlaps(seat.around(is.time())));
    }
}
