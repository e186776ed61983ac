package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out moves when their day has come: enrolment, controller, address and devices in one transaction. */
@Singleton
class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private final ChangeTable table;
    private final Relations relations;
    private final Departures departures;
    private final Transactions transactions;
    private final Clock clock;

    Moves(ChangeTable table, Relations relations, Departures departures, Transactions transactions, Clock clock) {
        this.table = table;
        this.relations = relations;
        this.departures = departures;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All that are due, each in a transaction of its own. */
    void carryOutDue() {
        boolean more = true;
        while (more) {
            more = transactions.as(SystemPrincipal.DEPARTURE, _ -> carryOutOne());
        }
    }

    private boolean carryOutOne() {
        Instant now = clock.instant();
        return table.dueMove(now)
                .map(move -> {
                    carryOut(move);
                    table.moved(move.id(), now);
                    LOG.info("move={} carried out", move.id());
                    return true;
                })
                .orElse(false);
    }

    /** Whoever is not enrolled when the day comes has only another address; so has whoever stays with the same service. */
    private void carryOut(PatientMoveRow move) {
        var patient = new PatientId(move.patientId());
        table.relocate(move.patientId(), move.toService(), move.address());
        table.enrolment(move.patientId(), move.movesAt())
                .filter(enrolment -> !enrolment.serviceId().equals(move.toService()))
                .ifPresent(enrolment -> {
                    changeService(patient, enrolment, move);
                    departures.carryOut(new Departure(patient, Departure.Kind.MOVED, move.movesAt()));
                });
    }

    private void changeService(PatientId patient, Enrolled enrolment, PatientMoveRow move) {
        UUID next = UUID.randomUUID();
        table.endEnrolment(enrolment.id(), move.movesAt());
        table.enrol(next, patient.value(), move.toService(), move.movesAt());
        relations.enrol(patient, next, move.toService(), move.movesAt());
    }
}
