package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toSet;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.shared.PersonId;

/** Takes everybody's time for a consultation in one transaction, all or none. */
@Singleton
final class Reservations {
    private final Transactions transactions;
    private final Calendars calendars;
    private final Consultations consultations;
    private final ParticipantGrounds grounds;
    private final AuditTrail audit;
    private final Clock clock;

    Reservations(
            Transactions transactions,
            Calendars calendars,
            Consultations consultations,
            ParticipantGrounds grounds,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.consultations = consultations;
        this.grounds = grounds;
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

    private Attempt reserve(
            TransactionStatus<Connection> transaction, Principal booker, BookingRequest request, Ground ground) {
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.time());
        var free = gathering.search(request.start(), request.length(), 1).candidates();
        if (free.isEmpty()) {
            return new Attempt.NotFree();
        }
        List<Participant> participants = gathering.participants(free.getFirst().optionalFree(), booker.person());
        Set<PersonId> coming = participants.stream()
                .filter(Participant::isExpected)
                .map(Participant::person)
                .collect(toSet());
        UUID id = consultations.add(request, booker.person());
        if (!consultations.occupy(id, request.time(), gathering.seats(coming))) {
            transaction.setRollbackOnly();
            return new Attempt.LostRace();
        }
        Instant now = clock.instant();
        participants.forEach(participant -> {
            consultations.invite(id, participant);
            grounds.open(id, request.patient(), request.time(), participant, now);
        });
        audit.record(booker, request.patient(), Action.CREATE, "consultation/" + id, ground.name());
        return new Attempt.Made(consultations.find(id).orElseThrow());
    }
}
