package no.samkonsult.identity;

import jakarta.inject.Singleton;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Ends the sessions of a patient who has died. */
@Singleton
final class DepartedSessions implements DepartureListener {
    private final SessionTable table;

    DepartedSessions(SessionTable table) {
        this.table = table;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case DIED -> table.endAllOf(departure.patient().value(), departure.at());
            case LEFT_PROGRAMME, MOVED -> {}
        }
    }
}
