package no.samkonsult.fhir;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an Observation that a device or its gateway sent says. Whose it is it does not say: a payload's Patient is never believed,
 * since who has the device is known here.
 */
public sealed interface ReportedObservation {
    /** Where in the payload it stands, as the beginning of a field's name, for instance {@code entry[3].resource.}; empty for the whole. */
    String path();

    /**
     * A measurement, with nothing converted.
     *
     * @param values at the precision they were written with; some may be missing
     * @param unit UCUM, where the kind's first value is in another unit than the canonical one
     */
    record Measured(
            String path,
            Kind kind,
            Map<ValueName, BigDecimal> values,
            @Nullable BigDecimal pulse,
            @Nullable String unit,
            Context context)
            implements ReportedObservation {
        public Measured {
            values = Map.copyOf(values);
        }

        /** Only where it stands: a line of a log must not show health values. */
        @Override
        public String toString() {
            return "Measured[" + path + "]";
        }
    }

    /**
     * Everything about a measurement beside its values.
     *
     * @param time with the offset it was written with; by the device's own clock where both clocks are known
     * @param duration from the beginning to the end of a measurement that took its time
     * @param device the names of the device that measured, the best first; none where it is the sender itself
     */
    record Context(
            @Nullable OffsetDateTime time,
            @Nullable Duration duration,
            List<String> device,
            @Nullable Clocks clocks,
            Set<Circumstance> circumstances,
            Set<Remark> remarks,
            @Nullable Missing missing,
            Status status) {
        public Context {
            device = List.copyOf(device);
            circumstances = Set.copyOf(circumstances);
            remarks = Set.copyOf(remarks);
        }
    }

    /**
     * What a device's own state is told to be; nothing but that it is there, where only its clock was read: the times of its
     * readings are corrected by the gateway, and need no further correction.
     *
     * @param battery the charge left in per cent
     */
    record DeviceTold(
            String path, List<String> device, @Nullable BigDecimal battery) implements ReportedObservation {
        public DeviceTold {
            device = List.copyOf(device);
        }
    }

    /** An Observation of which nothing can be made. The reason names the field and never repeats a value. */
    record Unreadable(String path, String reason) implements ReportedObservation {}

    /** The device's clock and its gateway's, read at one moment (the coincident timestamp of the Personal Health Device guide). */
    record Clocks(OffsetDateTime gateway, OffsetDateTime device) {
        /** What the device's clock shows at the moment the gateway's shows this. */
        public OffsetDateTime deviceAt(OffsetDateTime moment) {
            return device.plus(Duration.between(gateway, moment));
        }
    }

    /** What the measurement was taken in connection with. */
    enum Circumstance {
        BEFORE_MEAL,
        AFTER_MEAL,
        FASTING,
        BEDTIME,
        CASUAL,
        LYING,
        SITTING,
        STANDING,
        LEFT_ARM,
        RIGHT_ARM,
        CAPILLARY,
        VENOUS,
        ARTERIAL,
        INTERSTITIAL,
        WHOLE_BLOOD
    }

    /** The sender's own doubt. */
    enum Remark {
        /** Not the last word. */
        PRELIMINARY,
        /** Test data or control solution, not a patient's. */
        TEST
    }

    /** Why there is no value. */
    enum Missing {
        NOT_A_NUMBER,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY,
        /** Any other reason. */
        ERROR
    }

    /** Whether it replaces what was sent before. */
    enum Status {
        FINAL,
        AMENDED,
        ENTERED_IN_ERROR
    }
}
