package no.samkonsult.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.fhir.ObservationRecord.Band;
import no.samkonsult.fhir.ObservationRecord.Interpretation;
import no.samkonsult.fhir.ObservationRecord.Limit;
import no.samkonsult.fhir.ObservationRecord.Source;
import no.samkonsult.fhir.ObservationRecord.Status;
import no.samkonsult.fhir.ObservationRecord.Value;
import org.jspecify.annotations.Nullable;

/** Measurements to test with. */
public final class Readings {
    public static final String ANNA = "5f0c3f8e-7a52-4c39-9d7a-3f1f0d1c0a01";
    public static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-21T08:15:00+01:00");

    private Readings() {}

    public static ObservationRecord reading(Kind kind, Value... values) {
        return reading(ANNA, MORNING, kind, null, values);
    }

    public static ObservationRecord notAssessable(Kind kind, String reason, Value... values) {
        return reading(ANNA, MORNING, kind, reason, values);
    }

    public static ObservationRecord weightAt(String patientId, OffsetDateTime time) {
        return reading(patientId, time, Kind.WEIGHT, null, value(ValueName.VALUE, "81.4"));
    }

    public static Value value(ValueName name, String amount) {
        return new Value(name, new BigDecimal(amount), null, List.of());
    }

    public static Value judged(ValueName name, String amount, Interpretation interpretation) {
        return new Value(name, new BigDecimal(amount), interpretation, List.of());
    }

    public static Value limited(ValueName name, String amount, Limit... limits) {
        return new Value(name, new BigDecimal(amount), null, List.of(limits));
    }

    public static Limit limit(Band band, @Nullable String low, @Nullable String high) {
        return new Limit(
                band,
                low == null ? null : new BigDecimal(low),
                high == null ? null : new BigDecimal(high),
                "Plan of 2 November 2026");
    }

    private static ObservationRecord reading(
            String patientId, OffsetDateTime time, Kind kind, @Nullable String notAssessable, Value... values) {
        return new ObservationRecord(
                UUID.randomUUID().toString(),
                patientId,
                kind,
                time,
                Instant.parse("2026-11-21T07:15:02.345Z"),
                Status.FINAL,
                List.of(values),
                new Source("0b8a3b60-6f7c-4b61-8a40-0d7a4be6a001", "Cuff"),
                "reading-4711",
                notAssessable);
    }
}
