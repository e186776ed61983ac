package no.samkonsult.demo.region;

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

    private final double days;

    Course(double days) {
        this.days = days;
    }

    /** From 0, as usual, to 1, at its worst, so many days before the worst. */
    double severity(double daysBefore) {
        return this == STEADY ? 0 : Math.clamp(HEIGHT - daysBefore / days, 0, 1);
    }
}
