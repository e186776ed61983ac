package no.samkonsult.fhir;

import java.util.Optional;

/** The answers to consultations a caller may see. What is foreign, or an id of another form, answers like a missing one. */
public interface AppointmentResponsePort {
    Optional<AppointmentResponseRecord> read(Caller caller, String id);

    /**
     * One page, in the query's order, strictly after its cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<AppointmentResponseRecord> search(Caller caller, AppointmentResponseQuery query);
}
