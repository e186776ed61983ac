package no.samkonsult.access;

/**
 * Told when a patient has left: what it answers for ends, or goes on under the new controller, in the same transaction,
 * which runs in the name of {@code SystemPrincipal.DEPARTURE}.
 */
public interface DepartureListener {
    void departed(Departure departure);
}
