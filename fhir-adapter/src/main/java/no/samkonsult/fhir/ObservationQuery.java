package no.samkonsult.fhir;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of one patient's measurements, in which order.
 *
 * @param kinds the kinds asked for; every kind when the client named none, and none when it named only unknown codes
 * @param count most rows in a page, 1 or more
 * @param cursor what an earlier page of the same query gave out; absent for the first
 */
public record ObservationQuery(
        String patientId,
        Set<Kind> kinds,
        InstantRange effective,
        Order order,
        int count,
        @Nullable String cursor) {
    public ObservationQuery {
        kinds = Set.copyOf(kinds);
    }

    /** By the time of measuring. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }
}
