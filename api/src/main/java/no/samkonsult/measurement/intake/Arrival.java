package no.samkonsult.measurement.intake;

import java.util.List;
import no.samkonsult.measurement.NewMeasurement;

/** Something a device sent, once it is known whose it is: measurements of a patient, news of a device, or a case for quarantine. */
sealed interface Arrival {
    Incoming incoming();

    Holder holder();

    record Accepted(Incoming.Reported incoming, Holder holder, List<NewMeasurement> measurements) implements Arrival {}

    /** What belongs to another reading of the same patient. */
    record Belonging(Incoming.OfReading incoming, Holder holder) implements Arrival {}

    /** News of a device that is known. */
    record Heard(Incoming.Told incoming, Holder holder) implements Arrival {}

    record Rejected(Incoming incoming, Holder holder, String reason) implements Arrival {}
}
