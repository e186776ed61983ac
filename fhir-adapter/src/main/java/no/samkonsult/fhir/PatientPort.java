package no.samkonsult.fhir;

import java.util.Optional;

/** The patients a caller may see. A foreign patient, or an id of another form, answers like a missing one. */
public interface PatientPort {
    Optional<PatientRecord> read(Caller caller, String id);

    /**
     * One page, in an order of the port's own, strictly after the query's cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<PatientRecord> search(Caller caller, PatientQuery query);
}
