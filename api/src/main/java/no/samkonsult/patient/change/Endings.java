package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.shared.PatientId;

/** What ends when a patient leaves or dies, all in one transaction. */
@Singleton
final class Endings {
    private final ChangeTable table;
    private final Relations relations;
    private final PractitionerLists lists;
    private final Departures departures;

    Endings(ChangeTable table, Relations relations, PractitionerLists lists, Departures departures) {
        this.table = table;
        this.relations = relations;
        this.lists = lists;
        this.departures = departures;
    }

    /** False where the patient is not enrolled. After death this ends everybody's ground, but for what was recorded by then. */
    boolean leave(PatientId patient, Instant at) {
        if (table.enrolment(patient.value(), at).isEmpty()) {
            return false;
        }
        departures.carryOut(new Departure(patient, Departure.Kind.LEFT_PROGRAMME, at));
        if (table.isDead(patient.value())) {
            lists.end(patient, at);
            relations.endAtWork(patient, at);
        }
        return true;
    }

    /** False where it is known already. Those who gave care keep their grounds until the enrolment is ended, and finish their notes. */
    boolean die(PatientId patient, LocalDate on, Instant at) {
        if (table.died(patient.value(), on) == 0) {
            return false;
        }
        departures.carryOut(new Departure(patient, Departure.Kind.DIED, at));
        return true;
    }
}
