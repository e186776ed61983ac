package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.shared.PatientId;

/** What ends when a patient leaves or dies, all in one transaction. */
@Singleton
final class Endings {
    private final ChangeTable table;
    private final Relations relations;
    private final PractitionerLists lists;
    private final List<DepartureListener> listeners;

    Endings(ChangeTable table, Relations relations, PractitionerLists lists, List<DepartureListener> listeners) {
        this.table = table;
        this.relations = relations;
        this.lists = lists;
        this.listeners = listeners;
    }

    /** False where the patient is not enrolled. After death this ends everybody's ground, but for what was recorded by then. */
    boolean leave(PatientId patient, Instant at) {
        Optional<Enrolled> enrolment = table.enrolment(patient.value(), at);
        if (enrolment.isEmpty()) {
            return false;
        }
        table.endEnrolment(enrolment.get().id(), at);
        relations.leave(patient, enrolment.get(), at);
        if (table.isDead(patient.value())) {
            lists.end(patient, at);
            relations.endAtWork(patient, at);
        }
        tell(new Departure(patient, Departure.Kind.LEFT_PROGRAMME, at));
        return true;
    }

    /** False where it is known already. Those who gave care keep their grounds until the enrolment is ended, and finish their notes. */
    boolean die(PatientId patient, LocalDate on, Instant at) {
        if (table.died(patient.value(), on) == 0) {
            return false;
        }
        tell(new Departure(patient, Departure.Kind.DIED, at));
        relations.endOwn(patient, at);
        return true;
    }

    private void tell(Departure departure) {
        listeners.forEach(listener -> listener.departed(departure));
    }
}
