package no.samkonsult.demo.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is usual for a patient, and what their devices show of it. A steady patient's values stay inside the limits that
 * {@link Limits} makes of these.
 */
record Vitals(int systolic, int diastolic, int pulse, int saturation, double weight, double glucose) {
    private static final double FAULTY_WEIGHT = 0.5;
    private static final double LOW_GLUCOSE = 3.4;
    private static final double HIGH_GLUCOSE = 16.5;
    /** What a glucose meter may be off by, of the value (ISO 15197:2013). */
    private static final double METER = 0.15;

    private static final int HIGH_DIASTOLIC = 104;
    private static final int SYSTOLIC_RISE = 15;
    private static final int SATURATION_FALL = 6;
    private static final int PULSE_RISE = 16;
    private static final double WEIGHT_RISE = 2.7;

    static Vitals of(String patient) {
        var random = new SplittableRandom(patient.hashCode());
        return new Vitals(
                random.nextInt(116, 142),
                random.nextInt(70, 84),
                random.nextInt(62, 80),
                random.nextInt(92, 96),
                random.nextInt(540, 980) / 10.0,
                random.nextInt(60, 80) / 10.0);
    }

    /** One reading's values, by the names they have on the wire. */
    Map<String, BigDecimal> reading(Kit kit, Course course, double severity, RandomGenerator random) {
        return switch (kit) {
            case BLOOD_PRESSURE_MONITOR ->
                Map.of(
                        "systolic", whole(systolic(course, severity) + noise(random, 5, 12)),
                        "diastolic", whole(diastolic(course, severity) + noise(random, 2, 3)),
                        "pulse", whole(pulse(course, severity) + noise(random, 3, 8)));
            case OXIMETER ->
                Map.of(
                        "saturation", whole(Math.min(99, saturation(course, severity) + noise(random, 1, 2))),
                        "pulse", whole(pulse(course, severity) + noise(random, 3, 8)));
            case SCALE -> Map.of("value", tenths(weight(course, severity) + noise(random, 0.2, 0.4)));
            case GLUCOSE_METER -> Map.of("value", tenths(glucose(course, severity) * (1 + noise(random, 0.08, METER))));
        };
    }

    private double systolic(Course course, double severity) {
        return systolic + (course == Course.HIGH_PRESSURE ? SYSTOLIC_RISE * severity : 0);
    }

    private double diastolic(Course course, double severity) {
        return diastolic + (course == Course.HIGH_PRESSURE ? (HIGH_DIASTOLIC - diastolic) * severity : 0);
    }

    private double pulse(Course course, double severity) {
        return pulse + (course == Course.EXACERBATION ? PULSE_RISE * severity : 0);
    }

    private double saturation(Course course, double severity) {
        return saturation - (course == Course.EXACERBATION ? SATURATION_FALL * severity : 0);
    }

    private double weight(Course course, double severity) {
        if (course == Course.FAULTY_SCALE && severity > 0.5) {
            return FAULTY_WEIGHT;
        }
        return weight + (course == Course.DECOMPENSATING ? WEIGHT_RISE * severity : 0);
    }

    private double glucose(Course course, double severity) {
        return switch (course) {
            case LOW_GLUCOSE -> glucose + (LOW_GLUCOSE - glucose) * severity;
            case HIGH_GLUCOSE -> glucose + (HIGH_GLUCOSE - glucose) * severity;
            default -> glucose;
        };
    }

    private static double noise(RandomGenerator random, double deviation, double most) {
        return Math.clamp(random.nextGaussian() * deviation, -most, most);
    }

    private static BigDecimal whole(double value) {
        return BigDecimal.valueOf(Math.round(value));
    }

    private static BigDecimal tenths(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}
