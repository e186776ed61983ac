package no.samkonsult.fhir;

import java.util.Optional;

/** The consultations a caller may see. A foreign consultation, or an id of another form, answers like a missing one. */
public interface AppointmentPort {
    Optional<AppointmentRecord> read(Caller caller, String id);

    /**
     * One page, in the query's order, strictly after its cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<AppointmentRecord> search(Caller caller, AppointmentQuery query);
}
