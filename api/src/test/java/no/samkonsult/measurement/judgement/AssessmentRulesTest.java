package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.samkonsult.measurement.Absence;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentRulesTest {
    private static final LimitSet LIMITS =
            LimitSet.of(1, Map.of(1, Band.of("90", "100", "160", "180"), 2, Band.of(null, null, "100", "115")));

    @ParameterizedTest(name = "{0}/{1} is {2}")
    @CsvSource({
        "120, 80, Green",
        "160, 100, Green",
        "160.1, 100, Yellow",
        "160, 100.1, Yellow",
        "180, 115, Yellow",
        "180.1, 80, Red",
        "120, 115.1, Red",
        "90, 80, Yellow",
        "89.9, 80, Red",
        "165, 116, Red",
        "181, 101, Red"
    })
    void theWorstColourOfAnyValueCounts(String systolic, String diastolic, String colour) {
        assertThat(assess(values(systolic, diastolic, null), false, LIMITS)).hasToString(colour + "[]");
    }

    @ParameterizedTest(name = "{0}/{1} mean {2} can be: {3}")
    @CsvSource({
        "40, 20, 25, true",
        "39.9, 20, 25, false",
        "40, 19.9, 25, false",
        "40, 20, 24.9, false",
        "300, 200, 250, true",
        "300.1, 200, 250, false",
        "300, 200.1, 250, false",
        "300, 200, 250.1, false"
    })
    void whatNobodyCanHaveIsNotJudged(String systolic, String diastolic, String mean, boolean plausible) {
        var assessment = assess(values(systolic, diastolic, mean), false, LIMITS);
        assertThat(assessment.equals(new Assessment.NotAssessable(Doubt.IMPLAUSIBLE)))
                .isNotEqualTo(plausible);
    }

    @Test
    void aValueThatHasNoLimitsOfItsOwnDoesNotColourTheOthers() {
        assertThat(assess(values("120", "80", "240"), false, LIMITS)).isEqualTo(new Assessment.Green());
    }

    @Test
    void doubtIsNeverGreenAndTheGravestDoubtIsNamed() {
        assertThat(assess(values("120", "80", null), false, null))
                .isEqualTo(new Assessment.NotAssessable(Doubt.NO_LIMITS));
        assertThat(assess(values("120", "80", null), true, null)).isEqualTo(new Assessment.NotAssessable(Doubt.CLOCK));
        assertThat(assess(values("120", "80", null), true, LIMITS))
                .isEqualTo(new Assessment.NotAssessable(Doubt.CLOCK));
        assertThat(assess(values("12", "80", null), true, LIMITS))
                .isEqualTo(new Assessment.NotAssessable(Doubt.IMPLAUSIBLE));
    }

    @Test
    void whatTheDeviceItselfDoubtsOrHasNotMeasuredIsNotJudged() {
        assertThat(AssessmentRules.assess(Kind.BLOOD_PRESSURE, values("120", "80", null), false, true, LIMITS))
                .isEqualTo(new Assessment.NotAssessable(Doubt.QUESTIONABLE));
        assertThat(AssessmentRules.assess(Kind.BLOOD_PRESSURE, values("120", "80", null), true, true, LIMITS))
                .isEqualTo(new Assessment.NotAssessable(Doubt.CLOCK));
        assertThat(AssessmentRules.assess(
                        Kind.BLOOD_PRESSURE, Arrays.asList(null, new BigDecimal("80"), null), true, true, LIMITS))
                .isEqualTo(new Assessment.NotAssessable(Doubt.ABSENT));
    }

    @ParameterizedTest(name = "reported {0}: suspect {1}")
    @CsvSource({
        "2026-11-21T12:05:00Z, false",
        "2026-11-21T12:05:00.000001Z, true",
        "2026-08-23T12:00:00Z, false",
        "2026-08-23T11:59:59.999999Z, true"
    })
    void aClockMayBeFiveMinutesAheadAndAReadingNinetyDaysOld(Instant reported, boolean suspect) {
        Instant received = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(AssessmentRules.isClockSuspect(reported, received)).isEqualTo(suspect);
    }

    @ParameterizedTest(name = "{0} % on {1} L/min is {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "92, 1, Green",
                "92.1, 1, Yellow",
                "100, 0.5, Yellow",
                "100, 0, Green",
                "100, none, Green",
                "88, 1, Yellow",
                "87.9, 1, Red"
            })
    void tooMuchSaturationIsYellowOnOxygen(String saturation, @Nullable String flow, String colour) {
        var limits = new LimitSet(
                1,
                Map.of(1, Band.of("88", "89", null, null)),
                Map.of(),
                List.of(),
                new BigDecimal("92"),
                new Confirmation.Immediate(),
                1);
        assertThat(AssessmentRules.assess(
                        Kind.OXYGEN_SATURATION, Readings.values(saturation, flow), false, false, limits))
                .hasToString(colour + "[]");
    }

    @Test
    void aFaultInJudgingIsADoubtAndNotGreen() {
        assertThat(Evaluation.of(() -> {
                    throw new ArithmeticException("a value");
                }))
                .isEqualTo(new Assessment.NotAssessable(Doubt.EVALUATION_FAILED));
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        for (Doubt doubt : Doubt.values()) {
            Assessment assessment = new Assessment.NotAssessable(doubt);
            int absence = doubt == Doubt.ABSENT ? Absence.flags(Absence.ERROR) : 0;
            assertThat(Assessment.ofStored(assessment.stored(), NewMeasurement.WEAK_KEY | doubt.flag() | absence))
                    .isEqualTo(assessment);
        }
        for (Assessment assessment : List.of(new Assessment.Green(), new Assessment.Yellow(), new Assessment.Red())) {
            assertThat(Assessment.ofStored(assessment.stored(), NewMeasurement.WEAK_KEY))
                    .isEqualTo(assessment);
        }
    }

    private static Assessment assess(
            List<@Nullable BigDecimal> values, boolean clockIsSuspect, @Nullable LimitSet limits) {
        return AssessmentRules.assess(Kind.BLOOD_PRESSURE, values, clockIsSuspect, false, limits);
    }

    private static List<@Nullable BigDecimal> values(String systolic, String diastolic, @Nullable String mean) {
        return Arrays.asList(
                new BigDecimal(systolic), new BigDecimal(diastolic), mean == null ? null : new BigDecimal(mean));
    }
}
