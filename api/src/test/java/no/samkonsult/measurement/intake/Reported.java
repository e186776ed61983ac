package no.samkonsult.measurement.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/** Readings for the tests of the rules: changed one thing at a time. */
record Reported(
        Kind kind,
        @Nullable String time,
        @Nullable Integer sequence,
        String payload,
        @Nullable String unit,
        Map<String, BigDecimal> values) {
    static final Instant RECEIVED = Instant.parse("2026-11-21T08:15:30.123456789Z");

    static Reported of(Kind kind, String... namesAndValues) {
        var values = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], new BigDecimal(namesAndValues[i + 1]));
        }
        return new Reported(kind, "2026-11-21T09:15:00.123456789+01:00", 4711, "{}", null, values);
    }

    static Envelope envelope(String payload) {
        return new Envelope("device-1", null, "dho/v1/device-1/reading", null, null, RECEIVED, payload.getBytes(UTF_8));
    }

    static Reported bloodPressure() {
        return of(Kind.BLOOD_PRESSURE, "systolic", "128", "diastolic", "82");
    }

    Reported at(@Nullable String newTime) {
        return new Reported(kind, newTime, sequence, payload, unit, values);
    }

    Reported counted(@Nullable Integer newSequence) {
        return new Reported(kind, time, newSequence, payload, unit, values);
    }

    Reported in(String newUnit) {
        return new Reported(kind, time, sequence, payload, newUnit, values);
    }

    Reported sentAs(String newPayload) {
        return new Reported(kind, time, sequence, newPayload, unit, values);
    }

    Incoming.Reported reading() {
        return reading(Particulars.NONE);
    }

    Incoming.Reported reading(Particulars particulars) {
        return new Incoming.Reported(
                envelope(payload),
                kind,
                time == null ? null : OffsetDateTime.parse(time),
                sequence,
                values,
                unit,
                particulars);
    }
}
