package no.samkonsult.patient;

import jakarta.inject.Singleton;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Lets the enrolment of a patient who leaves end. A death leaves it until those who gave care have finished. */
@Singleton
final class EnrolmentDeparture implements DepartureListener {
    private final Patients patients;

    EnrolmentDeparture(Patients patients) {
        this.patients = patients;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case LEFT_PROGRAMME, MOVED ->
                patients.endEnrolment(departure.patient().value(), departure.at());
            case DIED -> {}
        }
    }
}
