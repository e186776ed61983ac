package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes measurements of a reading: its key, its values in canonical units, and the pulse as a measurement of its own. */
final class ReadingRules {
    private static final String PULSE = "pulse";

    private ReadingRules() {}

    /** A measurement before it is known whose it is. */
    record Unjudged(Kind kind, List<@Nullable BigDecimal> values) {}

    /**
     * The measurements in a reading, or nothing where its unit cannot be converted.
     *
     * <p>A pulse inside another kind becomes a measurement of its own (LOINC 8867-4) under the same time and sequence.
     */
    static Optional<List<Unjudged>> measurements(Incoming.Reported reading) {
        var measurements = new ArrayList<Unjudged>();
        Optional<List<@Nullable BigDecimal>> values = canonical(reading);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        measurements.add(new Unjudged(reading.kind(), values.get()));
        BigDecimal pulse = reading.values().get(PULSE);
        if (pulse != null) {
            measurements.add(new Unjudged(Kind.PULSE, List.of(pulse)));
        }
        return Optional.of(measurements);
    }

    /** The time that is part of the key: as reported, or the minute of arrival where the device has no clock. */
    static Instant effectiveAt(Incoming.Reported reading) {
        OffsetDateTime time = reading.time();
        return time == null
                ? reading.receivedAt().truncatedTo(ChronoUnit.MINUTES)
                : time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Minutes east of UTC. */
    static int utcOffset(Incoming.Reported reading) {
        OffsetDateTime time = reading.time();
        return (time == null ? ZoneOffset.UTC : time.getOffset()).getTotalSeconds() / 60;
    }

    /** The count that is part of the key: the device's own, or a hash of the payload where there is neither time nor count. */
    static int sequence(Incoming.Reported reading) {
        Integer sequence = reading.sequence();
        if (sequence != null) {
            return sequence;
        }
        return reading.time() != null
                ? MeasurementId.NO_SEQUENCE
                : Arrays.hashCode(reading.payload()) & Integer.MAX_VALUE;
    }

    static int flags(Incoming.Reported reading, Assessment assessment) {
        int weak = reading.time() == null ? NewMeasurement.WEAK_KEY : 0;
        return assessment instanceof Assessment.NotAssessable(Doubt doubt) ? weak | doubt.flag() : weak;
    }

    private static Optional<List<@Nullable BigDecimal>> canonical(Incoming.Reported reading) {
        Map<String, BigDecimal> given = reading.values();
        var values = new ArrayList<@Nullable BigDecimal>();
        for (Component component : reading.kind().components()) {
            BigDecimal value = given.get(component.name());
            if (value == null) {
                values.add(null);
                continue;
            }
            Optional<BigDecimal> canonical = inUnitOf(reading, component, value);
            if (canonical.isEmpty()) {
                return Optional.empty();
            }
            values.add(canonical.get());
        }
        return Optional.of(values);
    }

    /** The unit of a reading is that of its first component; a further one in another unit, such as oxygen flow, is canonical. */
    private static Optional<BigDecimal> inUnitOf(Incoming.Reported reading, Component component, BigDecimal value) {
        String unit = reading.unit();
        String first = reading.kind().components().getFirst().unit();
        return unit == null || !component.unit().equals(first)
                ? Optional.of(value)
                : UnitRules.toCanonical(value, unit, component.unit());
    }
}
