package no.samkonsult.scheduling;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.shared.PersonId;

/** Takes everybody's time for a consultation in one transaction, all or none. */
@Singleton
final class Reservations {
    /** Exclusion violated, deadlock, serialization failure: somebody else was first, and nothing is broken. */
    private static final Set<String> LOST_RACES = Set.of("23P01", "40P01", "40001");

    /** A participant prepares in the days before, and signs note and plan in those after. */
    private static final Duration AROUND = Duration.ofDays(7);

    private final TransactionOperations<Connection> transactions;
    private final Calendars calendars;
    private final Consultations consultations;
    private final Access access;
    private final AuditTrail audit;

    Reservations(
            TransactionOperations<Connection> transactions,
            Calendars calendars,
            Consultations consultations,
            Access access,
            AuditTrail audit) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.consultations = consultations;
        this.access = access;
        this.audit = audit;
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
        try {
            return transactions.executeWrite(transaction -> reserve(transaction, booker, request, ground));
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause && LOST_RACES.contains(cause.getSQLState())) {
                return new Attempt.LostRace();
            }
            throw failure;
        }
    }

    private Attempt reserve(
            TransactionStatus<Connection> transaction, Principal booker, BookingRequest request, Ground ground) {
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.time());
        var free = gathering.search(request.start(), request.length(), 1).candidates();
        if (free.isEmpty()) {
            return new Attempt.NotFree();
        }
        List<Participant> participants = gathering.participants(free.getFirst().optionalFree(), booker.person());
        List<PersonId> coming = participants.stream()
                .filter(Participant::isExpected)
                .map(Participant::person)
                .toList();
        UUID id = consultations.add(request, booker.person());
        if (!consultations.occupy(id, request, coming)) {
            transaction.setRollbackOnly();
            return new Attempt.LostRace();
        }
        participants.forEach(participant -> invite(id, request, participant));
        audit.record(booker, request.patient(), Action.CREATE, "consultation/" + id, ground.name());
        return new Attempt.Made(consultations.find(id).orElseThrow());
    }

    private void invite(UUID id, BookingRequest request, Participant participant) {
        consultations.invite(id, participant);
        if (participant.isExpected() && !participant.isPatient()) {
            access.relate(
                    request.patient(),
                    participant.person().value(),
                    Ground.CONSULTATION,
                    request.time().start().minus(AROUND),
                    request.time().end().plus(AROUND),
                    relationSource(id));
        }
    }

    /** What names the relations that a consultation gave, so that cancelling it withdraws them. */
    static String relationSource(UUID consultation) {
        return "consultation/" + consultation;
    }
}
