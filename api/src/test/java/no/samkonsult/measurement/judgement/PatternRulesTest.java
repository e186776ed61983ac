package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternRulesTest {
    private static final Map<Integer, Band> SYSTOLIC = Map.of(1, Band.of("90", "100", "160", "180"));
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "120, InRange[]",
        "160, InRange[]",
        "161, Outside[red=false]",
        "180, Outside[red=false]",
        "181, Outside[red=true]",
        "181 170, Outside[red=false]",
        "181 120, InRange[]"
    })
    void immediatelyIsByTheNewestAlone(String systolics, String concern) {
        assertThat(concern(limits(new Confirmation.Immediate(), 1), systolics)).hasToString(concern);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "161, Unproven[red=false]",
        "181, Unproven[red=true]",
        "161 161, Outside[red=false]",
        "161 181, Outside[red=true]",
        "181 161, Outside[red=false]",
        "161 120 161, Outside[red=false]",
        "161 120 120 161, Unproven[red=false]",
        "161 161 120, InRange[]"
    })
    void twoOfTheLastThreeAlert(String systolics, String concern) {
        assertThat(concern(limits(new Confirmation.InARow(2, 3), 1), systolics)).hasToString(concern);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "160 160 160, InRange[]",
        "160 160 161, Outside[red=false]",
        "150 150 180, InRange[]",
        "180 180 180, Outside[red=false]",
        "180 180 181, Outside[red=true]",
        "200 120 120, InRange[]",
        "150 170, Unproven[red=false]",
        "150 150, InRange[]",
        "200 160 160 161, Outside[red=false]"
    })
    void theMeanOfTheLastThreeAlerts(String systolics, String concern) {
        var limits = limits(new Confirmation.MeanOfLast(3, Duration.ofMinutes(10)), 1);
        assertThat(concern(limits, systolics)).hasToString(concern);
    }

    @ParameterizedTest(name = "a reading {0} minutes before the newest: {1}")
    @CsvSource({"10, Outside[red=false]", "11, Unproven[red=false]"})
    void whatIsOlderThanItsTimeHasNoPartInTheMean(int minutes, String concern) {
        var limits = limits(new Confirmation.MeanOfLast(2, Duration.ofMinutes(10)), 1);
        var readings = List.of(
                Readings.judged(Kind.BLOOD_PRESSURE, limits, Duration.ofMinutes(minutes), "170", "80", null),
                Readings.judged(Kind.BLOOD_PRESSURE, limits, Duration.ZERO, "170", "80", null));
        assertThat(PatternRules.concern(readings)).hasToString(concern);
    }

    @Test
    void whatHasMovedTooFarNeedsNoMean() {
        var limits = limits(new Confirmation.MeanOfLast(3, Duration.ofMinutes(10)), 1);
        var moved = Readings.judged(
                Kind.BLOOD_PRESSURE,
                limits,
                Readings.NOW,
                new Assessment.Yellow(),
                List.of(new BigDecimal("140"), new BigDecimal("80")));
        assertThat(PatternRules.concern(List.of(moved))).isEqualTo(new Concern.Outside(false));
    }

    @ParameterizedTest(name = "a repeat {0} minutes after: {1}")
    @CsvSource({"15, Outside[red=false]", "16, 'AskAgain[red=false, patience=PT15M]'"})
    void theSecondReadingDecidesIfItComesInTime(int minutes, String concern) {
        var limits = limits(new Confirmation.MeasureAgain(QUARTER), 1);
        assertThat(PatternRules.concern(apart(limits, minutes, false))).hasToString(concern);
    }

    @Test
    void whoeverIsAskedAfterTheNightRepeatsAfterTheNight() {
        var limits = limits(new Confirmation.MeasureAgain(QUARTER), 1);
        assertThat(PatternRules.concern(apart(limits, 540, true))).isEqualTo(new Concern.Outside(false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "161, 'AskAgain[red=false, patience=PT15M]'",
        "181, 'AskAgain[red=true, patience=PT15M]'",
        "161 120, InRange[]",
        "161 120 161, 'AskAgain[red=false, patience=PT15M]'",
        "161 181, Outside[red=true]"
    })
    void thePatientIsAskedToMeasureAgainFirst(String systolics, String concern) {
        assertThat(concern(limits(new Confirmation.MeasureAgain(QUARTER), 1), systolics))
                .hasToString(concern);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"180, false", "180.1, true", "90, false", "89.9, false"})
    void aRedLimitThatNeverWaitsAlertsAtOnceWhateverTheSetWants(String systolic, boolean atOnce) {
        for (Confirmation confirmation : List.of(
                new Confirmation.Immediate(),
                new Confirmation.InARow(3, 3),
                new Confirmation.MeanOfLast(3, QUARTER),
                new Confirmation.MeasureAgain(QUARTER))) {
            var limits =
                    new LimitSet(1, SYSTOLIC, Map.of(1, new NeverWait(false, true)), List.of(), null, confirmation, 1);
            boolean immediate =
                    confirmation instanceof Confirmation.Immediate && new BigDecimal(systolic).intValue() < 90;
            assertThat(concern(limits, systolic).equals(new Concern.Outside(true)))
                    .as(confirmation.toString())
                    .isEqualTo(atOnce || immediate);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "161 120, Recovering[]",
        "161 120 120, Recovering[]",
        "161 120 120 120, InRange[]",
        "161 120 161 120 120, Recovering[]",
        "120, InRange[]"
    })
    void anAlertIsBackInRangeAfterSoManyGreenOnes(String systolics, String concern) {
        assertThat(concern(limits(new Confirmation.Immediate(), 3), systolics)).hasToString(concern);
    }

    @Test
    void whatIsLateCallsNobodyAndIsNotLost() {
        assertThat(PatternRules.late(new Concern.Outside(true), true)).isEqualTo(new Concern.Late(true));
        assertThat(PatternRules.late(new Concern.Outside(false), false)).isEqualTo(new Concern.Late(false));
        assertThat(PatternRules.late(new Concern.Unproven(true), true)).isEqualTo(new Concern.Late(true));
        assertThat(PatternRules.late(new Concern.AskAgain(true, QUARTER), true)).isEqualTo(new Concern.Late(true));
        assertThat(PatternRules.late(new Concern.AskAgain(false, QUARTER), false))
                .isEqualTo(new Concern.Late(false));
        assertThat(PatternRules.late(new Concern.Unproven(false), false)).isEqualTo(new Concern.Unproven(false));
        assertThat(PatternRules.late(new Concern.InRange(), false)).isEqualTo(new Concern.InRange());
    }

    private static LimitSet limits(Confirmation confirmation, int clearsAfter) {
        return new LimitSet(1, SYSTOLIC, Map.of(), List.of(), null, confirmation, clearsAfter);
    }

    private static List<Judged> apart(LimitSet limits, int minutes, boolean asked) {
        Judged first = Readings.judged(Kind.BLOOD_PRESSURE, limits, Duration.ofMinutes(minutes), "170", "80", null);
        return List.of(
                new Judged(
                        first.id(),
                        first.measuredAt(),
                        first.receivedAt(),
                        first.values(),
                        first.assessment(),
                        limits,
                        asked),
                Readings.judged(Kind.BLOOD_PRESSURE, limits, Duration.ZERO, "170", "80", null));
    }

    /** Readings a minute apart, oldest first. */
    private static Concern concern(LimitSet limits, String systolics) {
        String[] values = systolics.split(" ");
        var readings = new ArrayList<Judged>();
        for (int i = 0; i < values.length; i++) {
            readings.add(Readings.judged(
                    Kind.BLOOD_PRESSURE, limits, Duration.ofMinutes(values.length - i), values[i], "80", null));
        }
        return PatternRules.concern(readings);
    }
}
