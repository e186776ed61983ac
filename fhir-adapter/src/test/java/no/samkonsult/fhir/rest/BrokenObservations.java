package no.samkonsult.fhir.rest;

import java.util.Optional;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.ObservationQuery;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.Page;

/** Observations behind a database that has gone, with an error that says too much. */
final class BrokenObservations implements ObservationPort {
    @Override
    public Optional<ObservationRecord> read(Caller caller, String id) {
        throw new IllegalStateException("lost in the middle of systolic 128");
    }

    @Override
    public Page<ObservationRecord> search(Caller caller, ObservationQuery query) {
        throw new IllegalStateException("lost in the middle of systolic 128");
    }
}
