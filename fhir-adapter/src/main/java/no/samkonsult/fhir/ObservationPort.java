package no.samkonsult.fhir;

import java.util.Optional;

/** The measurements a caller may see. A foreign patient or measurement, or an id of another form, answers like a missing one. */
public interface ObservationPort {
    Optional<ObservationRecord> read(Caller caller, String id);

    /**
     * One page, in the query's order, strictly after its cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<ObservationRecord> search(Caller caller, ObservationQuery query);
}
