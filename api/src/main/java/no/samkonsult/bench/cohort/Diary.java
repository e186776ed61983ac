package no.samkonsult.bench.cohort;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import no.samkonsult.bench.cohort.Programme.Kit;
import no.samkonsult.bench.cohort.Programme.Use;

/** What somebody measures of their own accord, by their habits, and what they do when they are asked to measure again. */
record Diary(Person person, int days) {
    private static final Duration TWICE_AFTER = Duration.ofMinutes(3);
    private static final double MINUTES_ROUND_THE_HOUR = 20;
    private static final double SLIPS_AGAIN = 0.05;
    private static final long AGAIN = 1_000;
    private static final long OUT = 1_001;
    private static final long NOTICES = 1_002;

    /**
     * A reading, and what became of it on its way.
     *
     * @param own whether it is the patient who was measured
     */
    record Taken(int patient, Kit kit, Instant at, Instant received, Map<String, BigDecimal> values, boolean own) {}

    private record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** In no order. */
    List<Taken> readings() {
        List<Span> withoutNetwork = spans(0, person.habits().losesNetwork(), 2, 60);
        List<Span> withoutBattery = spans(1, person.habits().losesBattery(), 24, 120);
        var readings = new ArrayList<Taken>();
        for (int day = 0; day < days; day++) {
            List<Use> uses = person.programme().uses();
            for (int place = 0; place < uses.size(); place++) {
                readings.addAll(atHour(day, place, uses.get(place), withoutNetwork));
            }
        }
        readings.addAll(noticed(withoutNetwork));
        readings.removeIf(each -> withoutBattery.stream().anyMatch(span -> span.holds(each.at)));
        return readings;
    }

    /** What comes of being asked to measure again: nothing, where they do not. */
    Optional<Taken> again(Kit kit, Instant asked) {
        RandomGenerator random = person.seed().at(person.number(), AGAIN, kit.ordinal(), asked.getEpochSecond());
        if (random.nextDouble() >= person.habits().answers()) {
            return Optional.empty();
        }
        double minutes = 2 + Person.minutes(random, person.habits().answersAfterMinutes());
        Instant at = asked.plusSeconds(Math.round(60 * minutes));
        return Optional.of(taken(kit, at, random.nextDouble() < SLIPS_AGAIN, random, List.of()));
    }

    private List<Taken> atHour(int day, int place, Use use, List<Span> withoutNetwork) {
        Person.Habits habits = person.habits();
        RandomGenerator random = person.seed().at(person.number(), place, day);
        if (random.nextDouble() < habits.forgets()) {
            return List.of();
        }
        boolean oddly = random.nextDouble() < habits.measuresOddly();
        double off = oddly
                ? 60 * random.nextDouble(3, 9)
                : MINUTES_ROUND_THE_HOUR * Math.clamp(random.nextGaussian(), -3, 3);
        LocalDate date = person.from().plusDays(day);
        Instant at = date.atTime(use.time()).atZone(Person.ZONE).toInstant().plusSeconds(Math.round(60 * off));
        var readings = new ArrayList<Taken>();
        readings.add(
                use.kit() == Kit.SCALE && random.nextDouble() < habits.lends()
                        ? lent(at, random, withoutNetwork)
                        : taken(use.kit(), at, random.nextDouble() < habits.slips(), random, withoutNetwork));
        if (random.nextDouble() < habits.measuresTwice()) {
            readings.add(taken(use.kit(), at.plus(TWICE_AFTER), false, random, withoutNetwork));
        }
        return readings;
    }

    /** Whoever feels that their sugar is low measures it while it is. */
    private List<Taken> noticed(List<Span> withoutNetwork) {
        var readings = new ArrayList<Taken>();
        for (Episode episode : person.episodes()) {
            RandomGenerator random =
                    person.seed().at(person.number(), NOTICES, episode.begins().getEpochSecond());
            if (episode.condition() == Condition.HYPOGLYCAEMIA
                    && random.nextDouble() < person.habits().notices()) {
                Instant height = episode.begins().plus(episode.comes());
                Instant at = height.plusSeconds(
                        Math.round(random.nextDouble() * episode.lasts().toSeconds()));
                readings.add(taken(Kit.GLUCOSE_METER, at, false, random, withoutNetwork));
            }
        }
        return readings;
    }

    private Taken taken(Kit kit, Instant at, boolean slips, RandomGenerator random, List<Span> withoutNetwork) {
        Instant second = Instant.ofEpochSecond(at.getEpochSecond());
        Map<String, BigDecimal> values = kit.shows().entrySet().stream()
                .sorted(Map.Entry.comparingByKey()) // so that chance meets them in the same order in every run
                .collect(toUnmodifiableMap(Map.Entry::getKey, value -> value.getValue()
                        .shown(
                                person.truth(value.getValue(), second)
                                        + (slips ? value.getValue().ofSlip(random) : 0),
                                random)));
        return new Taken(person.number(), kit, second, received(second, random, withoutNetwork), values, true);
    }

    /** Somebody of another weight, who lives there. */
    private Taken lent(Instant at, RandomGenerator random, List<Span> withoutNetwork) {
        double theirs = person.seed().at(person.number(), OUT).nextDouble(50, 95);
        Instant second = Instant.ofEpochSecond(at.getEpochSecond());
        return new Taken(
                person.number(),
                Kit.SCALE,
                second,
                received(second, random, withoutNetwork),
                Map.of("value", Vital.WEIGHT.shown(theirs, random)),
                false);
    }

    /** Seconds later, or when there is a network again. */
    private static Instant received(Instant at, RandomGenerator random, List<Span> withoutNetwork) {
        Instant sent = withoutNetwork.stream()
                .filter(span -> span.holds(at))
                .map(Span::to)
                .findFirst()
                .orElse(at);
        return sent.plusSeconds(random.nextLong(3, 30));
    }

    /** Times when something is gone: a chance each day, for some hours. */
    private List<Span> spans(int what, double chance, double least, double most) {
        var spans = new ArrayList<Span>();
        for (int day = 0; day < days; day++) {
            RandomGenerator random = person.seed().at(person.number(), OUT, what, day);
            if (random.nextDouble() < chance) {
                Instant from = person.from()
                        .plusDays(day)
                        .atStartOfDay(Person.ZONE)
                        .toInstant()
                        .plusSeconds(random.nextLong(Duration.ofDays(1).toSeconds()));
                spans.add(new Span(
                        from,
                        from.plusSeconds(
                                Math.round(Duration.ofHours(1).toSeconds() * random.nextDouble(least, most)))));
            }
        }
        return spans;
    }
}
