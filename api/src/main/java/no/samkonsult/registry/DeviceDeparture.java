package no.samkonsult.registry;

import jakarta.inject.Singleton;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Lets a patient's devices be nobody's from when the patient left: what they measure after that goes to quarantine. */
@Singleton
final class DeviceDeparture implements DepartureListener {
    private final Devices devices;

    DeviceDeparture(Devices devices) {
        this.devices = devices;
    }

    @Override
    public void departed(Departure departure) {
        devices.endAssignments(departure.patient().value(), departure.at());
    }
}
