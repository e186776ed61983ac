package no.samkonsult.bench.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Somebody of the cohort: what is usual for them, what happens to them, and how they go about measuring. Nothing here knows of limits.
 *
 * @param usual the ranges it is drawn from are those of people in treatment who are doing well, and this benchmark's own choice
 */
record Person(Seed seed, int number, LocalDate from, Map<Vital, Double> usual, List<Episode> episodes, Habits habits) {
    static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private static final Duration BETWEEN_EPISODES = Duration.ofDays(3);
    private static final Duration AT_LEAST_AFTER = Duration.ofHours(12);
    private static final double DRIFT_IN_A_DAY = 0.05;

    Person {
        usual = Map.copyOf(usual);
        episodes = List.copyOf(episodes);
    }

    /** The places in the seed that one thing each is drawn at. */
    private enum Drawn {
        USUAL,
        EPISODES,
        HABITS,
        DAY,
        DRIFT
    }

    /**
     * How often somebody does what: a chance for each reading, but for days without network or battery for each day.
     *
     * @param lends somebody else stands on their scale
     * @param answers does measure again when asked, and this many minutes later on average
     * @param notices feels that their sugar is low, and measures
     */
    record Habits(
            double forgets,
            double measuresOddly,
            double measuresTwice,
            double slips,
            double lends,
            double losesNetwork,
            double losesBattery,
            double answers,
            double answersAfterMinutes,
            double notices) {
        static Habits of(RandomGenerator random) {
            return new Habits(
                    random.nextDouble(0.02, 0.15),
                    random.nextDouble(0.01, 0.08),
                    random.nextDouble(0, 0.05),
                    random.nextDouble(0.01, 0.06),
                    random.nextDouble(0, 0.01),
                    random.nextDouble(0, 0.02),
                    random.nextDouble(0, 0.006),
                    random.nextDouble(0.6, 0.95),
                    random.nextDouble(5, 20),
                    random.nextDouble(0.5, 0.9));
        }
    }

    static Person of(Seed seed, int number, LocalDate from, int days) {
        Map<Vital, Double> usual = usual(seed.at(number, Drawn.USUAL.ordinal()));
        return new Person(
                seed,
                number,
                from,
                usual,
                episodes(seed.at(number, Drawn.EPISODES.ordinal()), number, from, days, usual),
                Habits.of(seed.at(number, Drawn.HABITS.ordinal())));
    }

    Programme programme() {
        return Programme.of(number);
    }

    List<Episode.Truth> truths() {
        return episodes.stream().flatMap(each -> each.truth().stream()).toList();
    }

    /** What is true at an instant, whether or not anybody measures it. */
    double truth(Vital vital, Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        double deviation = 0;
        for (Episode episode : episodes) {
            if (concerns(episode, vital)) {
                deviation += (vital == Vital.DIASTOLIC ? 0.5 : 1) * episode.deviation(at);
                if (episode.decides(at)) {
                    return usual(vital) + deviation;
                }
            }
        }
        int day = Math.toIntExact(ChronoUnit.DAYS.between(from, local.toLocalDate()));
        return usual(vital) + deviation + ofDay(vital, day) + vital.ofHour(local.getHour());
    }

    /** What it is on most days. */
    double usual(Vital vital) {
        return usual.getOrDefault(vital, 0.0);
    }

    private static boolean concerns(Episode episode, Vital vital) {
        Vital moved = episode.condition().vital();
        return moved == vital || moved == Vital.SYSTOLIC && vital == Vital.DIASTOLIC;
    }

    private double ofDay(Vital vital, int day) {
        double drift = 0;
        for (int each = 0; vital == Vital.WEIGHT && each < day; each++) {
            drift += DRIFT_IN_A_DAY
                    * seed.at(number, Drawn.DRIFT.ordinal(), each).nextGaussian();
        }
        return drift + vital.ofDay(seed.at(number, Drawn.DAY.ordinal(), vital.ordinal(), day));
    }

    private static Map<Vital, Double> usual(RandomGenerator random) {
        var usual = new EnumMap<Vital, Double>(Vital.class);
        usual.put(Vital.SATURATION, within(random, 93.5, 1.7, 89.5, 97));
        usual.put(Vital.WEIGHT, Math.round(10 * random.nextDouble(55, 110)) / 10.0);
        usual.put(Vital.SYSTOLIC, within(random, 126, 8, 110, 142));
        usual.put(Vital.DIASTOLIC, within(random, 76, 5, 64, 86));
        usual.put(Vital.PULSE, within(random, 69, 6, 56, 82));
        usual.put(Vital.GLUCOSE, within(random, 7.4, 1, 5.5, 9.5));
        return usual;
    }

    private static double within(RandomGenerator random, double mean, double spread, double least, double most) {
        return Math.clamp(mean + spread * random.nextGaussian(), least, most);
    }

    /** None at the beginning, when nobody knows what is usual, and none that the cohort ends before. */
    private static List<Episode> episodes(
            RandomGenerator random, int number, LocalDate from, int days, Map<Vital, Double> usual) {
        Instant first = from.atStartOfDay(ZONE).toInstant();
        Instant last = first.plus(Duration.ofDays(days)).minus(AT_LEAST_AFTER);
        var episodes = new ArrayList<Episode>();
        for (Condition condition : Condition.values()) {
            if (isOf(Programme.of(number), condition)) {
                int times = condition.times(days, random);
                for (int i = 0; i < times; i++) {
                    Instant begins = first.plusSeconds(random.nextLong(
                            Duration.ofDays(1).toSeconds(),
                            Duration.ofDays(days).toSeconds()));
                    Episode episode = episode(random, number, condition, begins, usual);
                    if (!episode.over().isAfter(last) && episodes.stream().allMatch(each -> isApart(each, episode))) {
                        episodes.add(episode);
                    }
                }
            }
        }
        return episodes;
    }

    private static Episode episode(
            RandomGenerator random, int number, Condition condition, Instant begins, Map<Vital, Double> usual) {
        double own = usual.getOrDefault(condition.vital(), 0.0);
        return new Episode(
                number,
                condition,
                condition.drawn(own, random),
                condition.matters(own),
                begins,
                condition.comes(random),
                condition.lasts(random),
                condition.goes(random));
    }

    private static boolean isOf(Programme programme, Condition condition) {
        Vital moved = condition.vital();
        boolean measured = programme.kits().stream().anyMatch(kit -> kit.shows().containsValue(moved));
        return measured && (moved != Vital.SYSTOLIC || programme == Programme.HYPERTENSION);
    }

    private static boolean isApart(Episode one, Episode other) {
        return one.over().plus(BETWEEN_EPISODES).isBefore(other.begins())
                || other.over().plus(BETWEEN_EPISODES).isBefore(one.begins());
    }

    /** How long they take to measure again, as often as they do. */
    static double minutes(RandomGenerator random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    static List<Person> cohort(Seed seed, int patients, LocalDate from, int days) {
        var people = new Person[patients];
        Arrays.setAll(people, number -> of(seed, number, from, days));
        return List.of(people);
    }
}
