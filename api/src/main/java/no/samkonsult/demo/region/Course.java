package no.samkonsult.demo.region;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a patient is doing: what the last days of their history lead up to, and what comes and goes while the demo runs. */
enum Course {
    STEADY(1),
    /** Heart failure that slowly decompensates: water gathers, weight rises. */
    DECOMPENSATING(8),
    /** Exacerbation of COPD: saturation falls, pulse rises. */
    EXACERBATION(4),
    HIGH_PRESSURE(2),
    LOW_GLUCOSE(2),
    HIGH_GLUCOSE(2),
    /** The scale shows what nobody weighs. */
    FAULTY_SCALE(2),
    LOW_BATTERY(30);

    /** Severity stays at its height for some of the time, so that a patient who measures once a day shows it. */
    private static final double HEIGHT = 1.6;

    private static final double FULL_BATTERY = 0.92;
    private static final double USED = 0.86;

    /** How long a bad period and its relief last while the demo runs, in the simulator's days. */
    private static final double PERIOD = 10;

    private final double days;

    Course(double days) {
        this.days = days;
    }

    /** From 0, as usual, to 1, at its worst: on the way there, so many days before the end of the history. */
    double severity(double daysBefore) {
        return this == STEADY ? 0 : Math.clamp(HEIGHT - daysBefore / days, 0, 1);
    }

    /** The same while the demo runs: relief, and then worse again. */
    double severityAfter(double simulatedDays) {
        return this == STEADY ? 0 : (1 + Math.cos(2 * Math.PI * simulatedDays / PERIOD)) / 2;
    }

    /** The charge left in the patient's devices. */
    BigDecimal battery(double severity) {
        double charge = this == LOW_BATTERY ? FULL_BATTERY - USED * severity : FULL_BATTERY;
        return BigDecimal.valueOf(charge).setScale(2, RoundingMode.HALF_UP);
    }
}
