package no.samkonsult.bench.cohort;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What happens to people that somebody ought to know. From where on it matters is taken from guidelines, and from nobody's limits;
 * how often it happens, how it runs, and how soon somebody ought to know of it are this benchmark's own choices.
 */
enum Condition {
    /** Saturation more than 3 points below one's own: at least moderate (Rome proposal, Am J Respir Crit Care Med 2021;204:1251–58). */
    EXACERBATION(Vital.SATURATION, new Size(false, -3, -8, -2), new Course(24, 96, 48, 120, 72, 168), 0.4, days(2)),

    /** More than 2 kg above one's dry weight: of that size (in 3 days) patients are to tell (European Society of Cardiology 2021). */
    DECOMPENSATION(Vital.WEIGHT, new Size(false, 2, 1, 4), new Course(36, 120, 24, 96, 48, 96), 0.4, days(3)),

    /** 20 mmHg above one's own, which doubles the risk of dying of it (Prospective Studies Collaboration, Lancet 2002;360:1903–13). */
    HYPERTENSIVE_PERIOD(Vital.SYSTOLIC, new Size(false, 20, 12, 40), new Course(12, 48, 72, 240, 24, 72), 0.4, days(7)),

    /** Glucose below 3.0 mmol/L (International Hypoglycaemia Study Group, Diabetologia 2017;60:3–6). */
    HYPOGLYCAEMIA(
            Vital.GLUCOSE,
            new Size(true, 3.0, 2.0, 3.6),
            new Course(0.5, 1, 0.5, 1.5, 0.3, 0.7),
            1.0,
            Duration.ofHours(1)),

    /** Glucose above 13.9 mmol/L: very elevated, level 2 (Diabetes Care 2017;40:1622–30). */
    HYPERGLYCAEMIA(Vital.GLUCOSE, new Size(true, 13.9, 11, 20), new Course(6, 24, 36, 96, 12, 36), 0.4, days(3));

    private static final double DAYS = 60;

    private final Vital vital;
    private final Size size;
    private final Course course;
    private final double timesIn60Days;
    private final Duration knownWithin;

    Condition(Vital vital, Size size, Course course, double timesIn60Days, Duration knownWithin) {
        this.vital = vital;
        this.size = size;
        this.course = course;
        this.timesIn60Days = timesIn60Days;
        this.knownWithin = knownWithin;
    }

    /**
     * How large it becomes.
     *
     * @param level whether these are values, and not distances from what is usual
     * @param matters from where on somebody ought to know
     */
    private record Size(boolean level, double matters, double least, double most) {}

    /** From and to how many hours it takes to come, lasts, and takes to go. */
    private record Course(
            double comesFrom, double comesTo, double lastsFrom, double lastsTo, double goesFrom, double goesTo) {}

    Vital vital() {
        return vital;
    }

    /** Whether it is a value that is reached, however the day is otherwise. */
    boolean isLevel() {
        return size.level;
    }

    Duration knownWithin() {
        return knownWithin;
    }

    /** The distance from what is usual from which on it matters. */
    double matters(double usual) {
        return size.level ? size.matters - usual : size.matters;
    }

    /** How far it goes from what is usual. */
    double drawn(double usual, RandomGenerator random) {
        double to = random.nextDouble(Math.min(size.least, size.most), Math.max(size.least, size.most));
        return size.level ? to - usual : to;
    }

    Duration comes(RandomGenerator random) {
        return hours(course.comesFrom, course.comesTo, random);
    }

    Duration lasts(RandomGenerator random) {
        return hours(course.lastsFrom, course.lastsTo, random);
    }

    Duration goes(RandomGenerator random) {
        return hours(course.goesFrom, course.goesTo, random);
    }

    /** How often it comes in some days. */
    int times(int days, RandomGenerator random) {
        double left = random.nextDouble();
        double mean = timesIn60Days * days / DAYS;
        double chance = Math.exp(-mean);
        int times = 0;
        while (left > chance) {
            left -= chance;
            times++;
            chance *= mean / times;
        }
        return times;
    }

    private static Duration hours(double from, double to, RandomGenerator random) {
        return Duration.ofSeconds(Math.round(Duration.ofHours(1).toSeconds() * random.nextDouble(from, to)));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
