package no.samkonsult.monitoring.simulation;

import static no.samkonsult.monitoring.simulation.Finding.RED_CHANGE;
import static no.samkonsult.monitoring.simulation.Finding.RED_LIMIT;
import static no.samkonsult.monitoring.simulation.Finding.RED_NEVER_WAITS;
import static no.samkonsult.monitoring.simulation.Finding.YELLOW_CHANGE;
import static no.samkonsult.monitoring.simulation.Finding.YELLOW_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.judgement.AssessmentRules;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationRulesTest {
    private static final Instant START = Instant.parse("2026-11-01T07:00:00Z");
    private static final Band WEIGHT = Band.of("76", "77", "79", "80");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "78 78 78, ''",
        "79 77, ''",
        "79.1, YELLOW_LIMIT@0",
        "76.9, YELLOW_LIMIT@0",
        "80.1, RED_LIMIT@0",
        "75.9, RED_LIMIT@0",
        // one alert while it lasts, however red it becomes
        "79.5 79.6 81 79.2, YELLOW_LIMIT@0",
        // and another after it was back in range
        "79.5 78 79.5, YELLOW_LIMIT@0 YELLOW_LIMIT@2"
    })
    void oneAlertIsOpenUntilTheValueIsBackInRange(String values, String alerts) {
        assertThat(replay(values, immediate(Map.of(1, WEIGHT), List.of()))).isEqualTo(alerts);
    }

    @Test
    void backInRangeIsSoManyGreenInARowAsTheLimitsSay() {
        var limits = new LimitSet(0, Map.of(1, WEIGHT), Map.of(), List.of(), null, new Confirmation.Immediate(), 2);
        assertThat(replay("81 78 81 78 78 81", limits)).isEqualTo("RED_LIMIT@0 RED_LIMIT@5");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "78 79, ''",
        "78 79.1, YELLOW_CHANGE@1",
        "78 80.1, RED_CHANGE@1",
        // 78 was four days before the last one
        "78 78.5 79 79 80.4, YELLOW_CHANGE@4",
        "80 77, ''"
    })
    void aRiseIsComparedWithTheLowestInItsDays(String values, String alerts) {
        var change = new Change(1, Change.Against.EXTREME, 3, false, null, null, BigDecimal.ONE, BigDecimal.TWO);
        assertThat(replay(values, immediate(Map.of(), List.of(change)))).isEqualTo(alerts);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"94 94 92, ''", "94 94 91.9, YELLOW_CHANGE@2", "90 98 91.9, YELLOW_CHANGE@2"})
    void aFallIsComparedWithTheMeanOfItsDays(String values, String alerts) {
        var change = new Change(1, Change.Against.BASELINE, 14, false, null, BigDecimal.TWO, null, null);
        assertThat(replay(values, immediate(Map.of(), List.of(change)))).isEqualTo(alerts);
    }

    @Test
    void perCentIsOfWhatItIsComparedWith() {
        var change = new Change(1, Change.Against.BASELINE, 14, true, BigDecimal.TEN, null, null, null);
        assertThat(replay("200 180", immediate(Map.of(), List.of(change)))).isEmpty();
        assertThat(replay("200 179", immediate(Map.of(), List.of(change)))).isEqualTo("RED_CHANGE@1");
    }

    @Test
    void twoOfTheLastThreeAreNeededWhereTheLimitsSaySo() {
        LimitSet limits = confirmed(new Confirmation.InARow(2, 3));
        assertThat(replay("81 78 78 81 78 81", limits)).isEqualTo("RED_LIMIT@5");
    }

    @Test
    void whatNeverWaitsAlertsAtOnceWhateverIsNeeded() {
        var limits = new LimitSet(
                0,
                Map.of(1, WEIGHT),
                Map.of(1, new NeverWait(true, false)),
                List.of(),
                null,
                new Confirmation.InARow(3, 3),
                1);
        assertThat(replay("75", limits)).isEqualTo("RED_NEVER_WAITS@0");
        assertThat(replay("81", limits)).isEmpty();
    }

    @Test
    void theMeanOfTheLastDecidesWhereTheLimitsSaySoAndTheyAreNotTooOld() {
        assertThat(replay("81 78", confirmed(new Confirmation.MeanOfLast(2, Duration.ofDays(1)))))
                .isEqualTo("YELLOW_LIMIT@1");
        assertThat(replay("81 78", confirmed(new Confirmation.MeanOfLast(2, Duration.ofHours(23)))))
                .isEmpty();
    }

    @Test
    void theSecondReadingDecidesAndSoDoesItsAbsence() {
        LimitSet inTime = confirmed(new Confirmation.MeasureAgain(Duration.ofDays(1)));
        assertThat(replay("81 78 78", inTime)).isEmpty();
        assertThat(replay("81 81 78", inTime)).isEqualTo("RED_LIMIT@1");
        assertThat(replay("78 81", inTime)).isEqualTo("RED_LIMIT@1");
        assertThat(replay("81 78", confirmed(new Confirmation.MeasureAgain(Duration.ofHours(23)))))
                .isEqualTo("RED_LIMIT@0");
    }

    @Test
    void saturationThatIsHighOnOxygenIsYellow() {
        var limits =
                new LimitSet(0, Map.of(), Map.of(), List.of(), new BigDecimal("92"), new Confirmation.Immediate(), 1);
        assertThat(SimulationRules.replay(
                        List.of(
                                new Reading(START, Arrays.asList(new BigDecimal("96"), null)),
                                new Reading(
                                        START.plusSeconds(60), Arrays.asList(new BigDecimal("93"), BigDecimal.ONE))),
                        limits,
                        START))
                .extracting(SimulationRules.Raised::by)
                .containsExactly(YELLOW_LIMIT);
    }

    @Test
    void readingsBeforeTheBeginningAreComparedWithAndNotCounted() {
        var change = new Change(1, Change.Against.EXTREME, 3, false, null, null, BigDecimal.ONE, BigDecimal.TWO);
        assertThat(SimulationRules.replay(
                        readings("81 78 81"), immediate(Map.of(), List.of(change)), START.plus(2, ChronoUnit.DAYS)))
                .extracting(SimulationRules.Raised::by)
                .containsExactly(RED_CHANGE);
    }

    @Test
    void alertsAreCountedByTheWeekAndByTheRuleBesideThoseOfToday() {
        var proposed = immediate(Map.of(1, Band.of("79", "79.2", null, null)), List.of());
        Comparison comparison = Comparison.of(
                readings("81 78 81 78 78 78 78 81"),
                immediate(Map.of(1, WEIGHT), List.of()),
                proposed,
                START.plus(8, ChronoUnit.DAYS),
                14);
        assertThat(comparison.rules()).containsExactly(new Comparison.ByRule(RED_LIMIT, 3, 2));
        assertThat(comparison.weeks()).extracting(Comparison.Week::now).containsExactly(1L, 2L);
        assertThat(comparison.weeks()).extracting(Comparison.Week::proposed).containsExactly(0L, 2L);
        assertThat(comparison.perWeekNow()).isEqualByComparingTo("1.5");
        assertThat(comparison.readings()).isEqualTo(8);
    }

    /** What is simulated is what would be judged. */
    @Property(tries = 500)
    void aReadingIsJudgedByItsBandsAsTheIntakeJudgesIt(@ForAll @DoubleRange(min = 60, max = 100) double weight) {
        var value = BigDecimal.valueOf(weight);
        LimitSet limits = immediate(Map.of(1, WEIGHT), List.of());
        boolean alerts = !SimulationRules.replay(List.of(new Reading(START, List.of(value))), limits, START)
                .isEmpty();
        assertThat(AssessmentRules.assess(Kind.WEIGHT, List.of(value), false, false, limits)
                        .equals(new Assessment.Green()))
                .isEqualTo(!alerts);
    }

    /** Wider limits never alert more often: one alert goes on where two would have been. */
    @Property(tries = 300)
    void noReadingGivesMoreThanOneAlert(
            @ForAll @Size(max = 40) List<@DoubleRange(min = 60, max = 100) Double> weights) {
        List<Reading> readings = IntStream.range(0, weights.size())
                .mapToObj(i -> new Reading(START.plus(i, ChronoUnit.DAYS), List.of(BigDecimal.valueOf(weights.get(i)))))
                .toList();
        assertThat(SimulationRules.replay(readings, immediate(Map.of(1, WEIGHT), List.of()), START))
                .hasSizeLessThanOrEqualTo((weights.size() + 1) / 2)
                .extracting(SimulationRules.Raised::by)
                .isSubsetOf(YELLOW_LIMIT, RED_LIMIT, YELLOW_CHANGE, RED_CHANGE, RED_NEVER_WAITS);
    }

    private static LimitSet immediate(Map<Integer, Band> bands, List<Change> changes) {
        return new LimitSet(0, bands, Map.of(), changes, null, new Confirmation.Immediate(), 1);
    }

    private static LimitSet confirmed(Confirmation confirmation) {
        return new LimitSet(0, Map.of(1, WEIGHT), Map.of(), List.of(), null, confirmation, 1);
    }

    /** One reading a day; the alerts by which limit, and at which reading. */
    private static String replay(String values, LimitSet limits) {
        return SimulationRules.replay(readings(values), limits, START).stream()
                .map(raised -> "%s@%d".formatted(raised.by(), ChronoUnit.DAYS.between(START, raised.at())))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static List<Reading> readings(String values) {
        String[] each = values.split(" ");
        return IntStream.range(0, each.length)
                .mapToObj(i -> new Reading(START.plus(i, ChronoUnit.DAYS), List.of(new BigDecimal(each[i]))))
                .toList();
    }
}
