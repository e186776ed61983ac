package no.samkonsult.registry;

import jakarta.inject.Singleton;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/**
 * Lets a patient's devices be nobody's from when the patient left: what they measure after that goes to quarantine. Whoever
 * moves keeps theirs, under the new controller.
 */
@Singleton
final class DeviceDeparture implements DepartureListener {
    private final Devices devices;

    DeviceDeparture(Devices devices) {
        this.devices = devices;
    }

    @Override
    public void departed(Departure departure) {
        UUID patient = departure.patient().value();
        devices.endAssignments(patient, departure.at());
        switch (departure.kind()) {
            case MOVED -> devices.continueAssignments(patient, departure.at());
            case LEFT_PROGRAMME, DIED -> {}
        }
    }
}
