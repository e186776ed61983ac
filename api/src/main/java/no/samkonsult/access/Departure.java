package no.samkonsult.access;

import java.time.Instant;
import no.samkonsult.shared.PatientId;

/** That a patient has left the programme, died, or moved from a municipality. */
public record Departure(PatientId patient, Kind kind, Instant at) {
    /** Which of the three. */
    public enum Kind {
        LEFT_PROGRAMME,
        DIED,
        MOVED
    }
}
