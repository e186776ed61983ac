package no.samkonsult.deviceport;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.ObservationRecord.Status;
import no.samkonsult.fhir.ObservationRecord.Value;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.map.ObservationJson;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.intake.CanonicalReading;

/** The Observation that a measurement would be, of nobody yet: whose it is the device decides that sends it. */
final class TrialObservation {
    private static final String NOT_STORED = "not-stored";
    private static final String SOMEBODY = "whoever-has-the-device";

    private TrialObservation() {}

    static String of(CanonicalReading measurement, OffsetDateTime effective, Instant at) {
        var values = new ArrayList<Value>();
        List<Component> components = measurement.kind().components();
        for (int i = 0; i < components.size(); i++) {
            BigDecimal amount = measurement.values().get(i);
            if (amount != null) {
                values.add(new Value(ValueName.of(components.get(i).name()), amount, null, List.of()));
            }
        }
        return ObservationJson.of(new ObservationRecord(
                NOT_STORED,
                SOMEBODY,
                Kind.of(measurement.kind().code()),
                effective,
                at,
                Status.FINAL,
                values,
                null,
                null,
                null));
    }
}
