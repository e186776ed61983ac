package no.samkonsult.measurement;

import java.util.List;

/** Something a device sent, once it is known whose it is: measurements of a patient, or a case for quarantine. */
sealed interface Arrival {
    Incoming incoming();

    Assignment assignment();

    record Accepted(Incoming.Reported incoming, Assignment assignment, List<NewMeasurement> measurements)
            implements Arrival {}

    /** News of a device that is known. */
    record Heard(Incoming.Told incoming, Assignment assignment) implements Arrival {}

    record Rejected(Incoming incoming, Assignment assignment, String reason) implements Arrival {}
}
