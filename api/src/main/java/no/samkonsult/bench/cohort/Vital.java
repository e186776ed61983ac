package no.samkonsult.bench.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/**
 * What a body has and a device shows: how it varies from day to day, and how a reading varies round what is true.
 *
 * <p>The spreads are believable orders of size and no published figures of one study, but for these: a glucose meter stays within
 * 15 % nineteen times of twenty (ISO 15197:2013), and a pulse oximeter within 4 points two times of three (ISO 80601-2-61); meters and
 * oximeters that repeat themselves on one person do better than that, and so they do here.
 */
enum Vital {
    SATURATION(0.8, 0.8, 0),
    WEIGHT(0.35, 0.1, 1),
    SYSTOLIC(6, 5, 0),
    DIASTOLIC(4, 3.5, 0),
    PULSE(4, 3, 0),
    GLUCOSE(0.9, 0.4, 1);

    private static final int MORNING_ENDS = 12;
    private static final int MEALS_BEGIN = 10;

    private final double fromDayToDay;
    private final double ofReading;
    private final int decimals;

    Vital(double fromDayToDay, double ofReading, int decimals) {
        this.fromDayToDay = fromDayToDay;
        this.ofReading = ofReading;
        this.decimals = decimals;
    }

    /** How far a day is from what is usual. */
    double ofDay(RandomGenerator random) {
        return fromDayToDay * random.nextGaussian();
    }

    /** How far an hour of the day is from the hour at which it is usually measured. */
    double ofHour(int hour) {
        return switch (this) {
            case SYSTOLIC -> hour < MORNING_ENDS ? 2 : -2;
            case DIASTOLIC -> hour < MORNING_ENDS ? 1 : -1;
            case WEIGHT -> hour < MEALS_BEGIN ? 0 : 0.7;
            case GLUCOSE -> hour < MEALS_BEGIN ? 0 : 2;
            case SATURATION, PULSE -> 0;
        };
    }

    /** How far off a reading is that was taken wrongly: after stairs, with cold or sticky fingers, in winter clothes. */
    double ofSlip(RandomGenerator random) {
        return switch (this) {
            case SATURATION -> -random.nextDouble(4, 9);
            case WEIGHT -> random.nextDouble(0.8, 2.5);
            case SYSTOLIC -> random.nextDouble(12, 35);
            case DIASTOLIC -> random.nextDouble(5, 15);
            case PULSE -> random.nextDouble(10, 35);
            case GLUCOSE -> random.nextDouble(2, 6);
        };
    }

    /** What a device shows of a true value. */
    BigDecimal shown(double truth, RandomGenerator random) {
        double read = truth + ofReading * random.nextGaussian();
        double possible = this == SATURATION ? Math.min(read, 100) : Math.max(read, 1);
        return BigDecimal.valueOf(possible).setScale(decimals, RoundingMode.HALF_UP);
    }
}
