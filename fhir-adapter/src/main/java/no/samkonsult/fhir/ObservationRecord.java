package no.samkonsult.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored measurement as outer systems may read it, in canonical units: mm[Hg], /min, %, Cel, kg, mmol/L, L, L/min.
 *
 * @param effective when it was measured, with the offset it was reported with
 * @param issued when this version of it was stored
 * @param values at most one of each name the kind allows; none when the device sent none that can be read
 * @param identifier the service's own stable name of the reading
 * @param notAssessable why nobody could judge it; then no value carries an interpretation
 */
public record ObservationRecord(
        String id,
        String patientId,
        Kind kind,
        OffsetDateTime effective,
        Instant issued,
        Status status,
        List<Value> values,
        @Nullable Source device,
        @Nullable String identifier,
        @Nullable String notAssessable) {

    public ObservationRecord {
        values = List.copyOf(values);
        var seen = new HashSet<ValueName>();
        for (var value : values) {
            if (!kind.valueNames().contains(value.name()) || !seen.add(value.name())) {
                throw new IllegalArgumentException("%s is one too many in %s %s".formatted(value.name(), kind, id));
            }
            if (notAssessable != null && value.interpretation() != null) {
                throw new IllegalArgumentException(
                        "%s of %s is interpreted, though not assessable".formatted(value.name(), id));
            }
        }
    }

    /** Only the id: a line of a log must not show health values. */
    @Override
    public String toString() {
        return "ObservationRecord[" + id + "]";
    }

    /** Whether the measurement stands: amended values replace earlier ones, entered-in-error is withdrawn. */
    public enum Status {
        FINAL,
        AMENDED,
        ENTERED_IN_ERROR
    }

    /** The patient's own limits' verdict on one value: yellow is low or high, red is critical. */
    public enum Interpretation {
        NORMAL,
        LOW,
        HIGH,
        CRITICALLY_LOW,
        CRITICALLY_HIGH
    }

    /**
     * One number, at the precision it was reported with.
     *
     * @param interpretation absent where nothing has judged this value by itself
     * @param limits the limits in force when it was measured
     */
    public record Value(
            ValueName name, BigDecimal amount, @Nullable Interpretation interpretation, List<Limit> limits) {
        public Value {
            limits = List.copyOf(limits);
        }

        @Override
        public String toString() {
            return "Value[" + name + "]";
        }
    }

    /** What a {@link Limit} says of the values inside it. */
    public enum Band {
        /** Inside is green. */
        GREEN,
        /** Outside is red; inside is green or yellow. */
        NOT_RED
    }

    /**
     * One band of the patient's own limits; both ends belong to it, an absent end is open.
     *
     * @param text where the limits come from, for a person
     */
    public record Limit(
            Band band,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String text) {
        public Limit {
            if (low == null && high == null) {
                throw new IllegalArgumentException("a limit needs a low or a high end");
            }
            if (low != null && high != null && low.compareTo(high) > 0) {
                throw new IllegalArgumentException("low %s is above high %s".formatted(low, high));
            }
        }
    }

    /** The device that measured. */
    public record Source(String deviceId, @Nullable String display) {}
}
