package no.samkonsult.access;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/**
 * Carries a departure out: every part of the service ends what it answers for, in the caller's transaction. It acts in its
 * own name, since whoever registers a departure has no right of their own to most of what ends with it.
 */
@Singleton
public class Departures {
    private final List<DepartureListener> listeners;
    private final Transactions transactions;

    Departures(List<DepartureListener> listeners, Transactions transactions) {
        this.listeners = listeners;
        this.transactions = transactions;
    }

    public void carryOut(Departure departure) {
        transactions.as(SystemPrincipal.DEPARTURE, _ -> {
            listeners.forEach(listener -> listener.departed(departure));
            return departure;
        });
    }
}
