package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonRulesTest {
    private static final LimitSet LIMITS = LimitSet.of(1, Map.of(1, Band.of("60", "70", "85", "100")));

    @ParameterizedTest(name = "{1} after {0} is somebody else: {2}")
    @CsvSource({
        "3:80 2:80 1:80, 88.0, false",
        "3:80 2:80 1:80, 88.1, true",
        "3:80 2:80 1:80, 72.0, false",
        "3:80 2:80 1:80, 71.9, true",
        "3:80 2:80 1:57, 57.0, true",
        "2:80 1:80, 57.0, false",
        "7.001:80 2:80 1:80, 57.0, false",
        "7:80 2:80 1:80, 57.0, true"
    })
    void aTenthFromTheMedianOfTheWeekIsProbablySomebodyElse(String earlier, String value, boolean somebodyElse) {
        assertThat(PersonRules.isSomebodyElse(
                        Kind.WEIGHT,
                        new BigDecimal(value),
                        Readings.NOW,
                        Readings.earlier(Kind.WEIGHT, LIMITS, earlier)))
                .isEqualTo(somebodyElse);
    }

    @Test
    void noOtherKindMovesSoLittleThatItTells() {
        var earlier = Readings.earlier(Kind.GLUCOSE, LIMITS, "3:5 2:5 1:5");
        assertThat(PersonRules.isSomebodyElse(Kind.GLUCOSE, new BigDecimal("15"), Readings.NOW, earlier))
                .isFalse();
    }

    @Test
    void theWifeOnTheScaleCannotBeJudged() {
        var wife = Readings.measurement(Kind.WEIGHT, LIMITS, "57");
        var week = Readings.earlier(Kind.WEIGHT, LIMITS, "3:80 2:80 1:80");
        assertThat(AssessmentRules.assess(wife, week)).isEqualTo(new Assessment.NotAssessable(Doubt.NOT_THIS_PERSON));
        assertThat(wife.judged(AssessmentRules.assess(wife, week)).flags()).isEqualTo(Doubt.NOT_THIS_PERSON.flag());
    }

    @Test
    void beyondALimitThatNeverWaitsNothingIsExplainedAway() {
        var limits = new LimitSet(
                1,
                LIMITS.bands(),
                Map.of(1, new NeverWait(true, false)),
                java.util.List.of(),
                null,
                new Confirmation.Immediate(),
                1);
        var week = Readings.earlier(Kind.WEIGHT, limits, "3:80 2:80 1:80");
        assertThat(AssessmentRules.assess(Readings.measurement(Kind.WEIGHT, limits, "57"), week))
                .isEqualTo(new Assessment.Red());
        assertThat(AssessmentRules.assess(Readings.measurement(Kind.WEIGHT, limits, "101"), week))
                .isEqualTo(new Assessment.NotAssessable(Doubt.NOT_THIS_PERSON));
    }

    @ParameterizedTest(name = "{0} where green is {1} to {2} needs the week: {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "75, 72, 78, false",
                "78, 72, 79.2, false",
                "78, 72, 79.3, true",
                "71.9, 72, 78, true",
                "78.1, 72, 78, true",
                "75, none, 78, true",
                "75, 72, none, true"
            })
    void aWeightInANarrowGreenBandIsThePatientsOwnOrAsGood(
            String value, @Nullable String low, @Nullable String high, boolean needed) {
        assertThat(PersonRules.needsEarlier(Kind.WEIGHT, new BigDecimal(value), Band.of(null, low, high, null)))
                .isEqualTo(needed);
        assertThat(PersonRules.needsEarlier(Kind.PULSE, new BigDecimal(value), Band.of(null, low, high, null)))
                .isFalse();
    }
}
