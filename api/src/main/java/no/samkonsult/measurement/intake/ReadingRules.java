package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.samkonsult.measurement.Absence;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.Remark;
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

    /** Minutes east of UTC. */
    static int utcOffset(Incoming.Reported reading) {
        OffsetDateTime time = reading.time();
        return (time == null ? ZoneOffset.UTC : time.getOffset()).getTotalSeconds() / 60;
    }

    /**
     * The number that is part of the key: the device's own count. Where it counts nothing, how long the measurement took and
     * under what circumstances it was made tell readings apart, and where it has no clock either, what it says.
     */
    static int sequence(Incoming.Reported reading) {
        Integer sequence = reading.sequence();
        if (sequence != null) {
            return sequence;
        }
        Particulars particulars = reading.particulars();
        if (reading.time() == null) {
            return (int) ClocklessRules.digest(reading) & Integer.MAX_VALUE;
        }
        return particulars.duration() == null && particulars.circumstances().isEmpty()
                ? MeasurementId.NO_SEQUENCE
                : Objects.hash(particulars.duration(), Circumstance.stored(particulars.circumstances()))
                        & Integer.MAX_VALUE;
    }

    static int flags(Incoming.Reported reading, Assessment assessment) {
        Particulars particulars = reading.particulars();
        int weak = reading.time() == null ? NewMeasurement.WEAK_KEY : 0;
        int doubt = assessment instanceof Assessment.NotAssessable(Doubt why) ? why.flag() : 0;
        return weak | doubt | Remark.flags(particulars.remarks()) | Absence.flags(particulars.absence());
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
