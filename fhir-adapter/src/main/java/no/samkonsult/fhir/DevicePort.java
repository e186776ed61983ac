package no.samkonsult.fhir;

import java.util.Optional;

/** The devices a caller may see. A foreign device or patient, or an id of another form, answers like a missing one. */
public interface DevicePort {
    Optional<DeviceRecord> read(Caller caller, String id);

    /**
     * One page, in an order of the port's own, strictly after the query's cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<DeviceRecord> search(Caller caller, DeviceQuery query);
}
