package no.samkonsult.access.representation;

import jakarta.inject.Singleton;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Ends representations and consents to sharing with the patient's death; what they opened ends with the grounds. */
@Singleton
final class RepresentationDeparture implements DepartureListener {
    private final Representations representations;

    RepresentationDeparture(Representations representations) {
        this.representations = representations;
    }

    @Override
    public void departed(Departure departure) {
        if (departure.kind() == Departure.Kind.DIED) {
            representations.endAll(departure.patient().value(), departure.at());
            representations.endAllConsents(departure.patient().value(), departure.at());
        }
    }
}
