package no.samkonsult.measurement.news2;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What NEWS2 is scored from; what nobody has is null. Respiratory rate and consciousness are what a person has counted and seen,
 * never what a device has sent.
 *
 * @param onOxygen whether the patient breathes added oxygen
 */
public record Signs(
        @Nullable BigDecimal respiratoryRate,
        @Nullable BigDecimal saturation,
        @Nullable Boolean onOxygen,
        @Nullable BigDecimal systolic,
        @Nullable BigDecimal pulse,
        @Nullable Consciousness consciousness,
        @Nullable BigDecimal temperature) {
    /** ACVPU. */
    public enum Consciousness {
        ALERT,
        /** Newly confused. */
        CONFUSED,
        RESPONDS_TO_VOICE,
        RESPONDS_TO_PAIN,
        UNRESPONSIVE
    }

    /** The parts of the score. */
    public enum Part {
        RESPIRATORY_RATE,
        SATURATION,
        OXYGEN,
        SYSTOLIC,
        PULSE,
        CONSCIOUSNESS,
        TEMPERATURE
    }
}
