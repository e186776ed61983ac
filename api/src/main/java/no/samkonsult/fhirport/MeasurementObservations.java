package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.ObservationQuery;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.Page;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.MeasurementQuery;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Measurements as Observations. A page's cursor is the identity of its last measurement. */
@Singleton
final class MeasurementObservations implements ObservationPort {
    private final MeasurementHistory history;

    MeasurementObservations(MeasurementHistory history) {
        this.history = history;
    }

    @Override
    public Optional<ObservationRecord> read(Caller caller, String id) {
        return MeasurementId.parse(id)
                .flatMap(known -> history.find(SessionCaller.of(caller), known))
                .map(found -> ObservationRecords.of(found.patient(), found.measurement()));
    }

    @Override
    public Page<ObservationRecord> search(Caller caller, ObservationQuery query) {
        Optional<PatientId> patient = Ids.uuid(query.patientId()).map(PatientId::new);
        if (patient.isEmpty()) {
            return Page.empty();
        }
        List<Measurement> found = history.search(SessionCaller.of(caller), measurements(patient.get(), query));
        List<ObservationRecord> items = found.stream()
                .limit(query.count())
                .map(each -> ObservationRecords.of(patient.get(), each))
                .toList();
        boolean more = found.size() > items.size() && !items.isEmpty();
        return new Page<>(items, more ? items.getLast().id() : null);
    }

    private static MeasurementQuery measurements(PatientId patient, ObservationQuery query) {
        return new MeasurementQuery(
                patient,
                query.kinds().stream()
                        .flatMap(kind -> Kind.ofCode(kind.code()).stream())
                        .collect(Collectors.toSet()),
                query.effective().from(),
                query.effective().until(),
                query.order() == ObservationQuery.Order.NEWEST_FIRST,
                cursor(query.cursor()),
                query.count() + 1);
    }

    private static @Nullable MeasurementId cursor(@Nullable String text) {
        return text == null
                ? null
                : MeasurementId.parse(text).orElseThrow(() -> new InvalidCursorException("no page begins there"));
    }
}
