package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Change.Against;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRulesTest {
    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource({
        "3:80.0, 81.0, Green",
        "3:80.0, 81.1, Yellow",
        "3:80.0, 82.0, Yellow",
        "3:80.0, 82.1, Red",
        "3.001:80.0, 85.0, Green",
        "2:81.0 1:80.0, 82.1, Red",
        "2:80.0 1:82.0, 82.1, Red",
        "1:80.0, 70.0, Green",
        "'', 95.0, Green"
    })
    void aRiseIsFromTheLowestOfTheDays(String earlier, String value, String colour) {
        var change = new Change(1, Against.EXTREME, 3, false, null, null, kg("1"), kg("2"));
        assertThat(colour(Kind.WEIGHT, change, earlier, value)).hasToString(colour + "[]");
    }

    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource({
        "2:80.0 1:82.0, 81.0, Green",
        "2:80.0 1:82.0, 80.9, Yellow",
        "2:80.0 1:82.0, 80.0, Yellow",
        "2:80.0 1:82.0, 79.9, Red"
    })
    void aFallIsFromTheHighestOfTheDays(String earlier, String value, String colour) {
        var change = new Change(1, Against.EXTREME, 3, false, kg("2"), kg("1"), null, null);
        assertThat(colour(Kind.WEIGHT, change, earlier, value)).hasToString(colour + "[]");
    }

    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource({
        "3:94 2:92 1:93, 91, Green",
        "3:94 2:92 1:93, 90.9, Yellow",
        "3:94 2:92 1:93, 89, Yellow",
        "3:94 2:92 1:93, 88.9, Red",
        "3:94 2:94 1:92, 91.3, Yellow",
        "3:94 2:94 1:92, 91.4, Green",
        "30.1:100 3:93, 91, Green"
    })
    void aBaselineIsTheMeanOfTheDays(String earlier, String value, String colour) {
        var change = new Change(1, Against.BASELINE, 30, false, kg("4"), kg("2"), null, null);
        assertThat(colour(Kind.TEMPERATURE, change, earlier, value)).hasToString(colour + "[]");
    }

    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource({
        "1:3.00, 2.40, Green",
        "1:3.00, 2.39, Yellow",
        "2:2.00 1:4.00, 2.40, Green",
        "2:2.00 1:4.00, 2.39, Yellow",
        "1:3.00, 1.50, Yellow",
        "1:3.00, 1.49, Red"
    })
    void anAmountMayBeInPerCent(String earlier, String value, String colour) {
        var change = new Change(1, Against.BASELINE, 30, true, kg("50"), kg("20"), null, null);
        assertThat(colour(Kind.SPIROMETRY, change, earlier, value)).hasToString(colour + "[]");
    }

    @Test
    void theWorstOfLimitsAndChangesCounts() {
        var change = new Change(1, Against.EXTREME, 3, false, null, null, kg("1"), kg("2"));
        LimitSet limits = limits(Map.of(1, Band.of(null, null, "90", "95")), change);
        var earlier = Readings.earlier(Kind.WEIGHT, limits, "1:89.5");
        assertThat(AssessmentRules.assess(Readings.measurement(Kind.WEIGHT, limits, "90.2"), earlier))
                .hasToString("Yellow[]");
        assertThat(AssessmentRules.assess(Readings.measurement(Kind.WEIGHT, limits, "91.6"), earlier))
                .hasToString("Red[]");
        assertThat(AssessmentRules.assess(Readings.measurement(Kind.WEIGHT, limits, "95.1"), List.of()))
                .hasToString("Red[]");
    }

    private static Object colour(Kind kind, Change change, String earlier, String value) {
        LimitSet limits = limits(Map.of(), change);
        return ChangeRules.colour(
                Readings.values(value), Readings.NOW, List.of(change), Readings.earlier(kind, limits, earlier));
    }

    private static LimitSet limits(Map<Integer, Band> bands, Change change) {
        return new LimitSet(1, bands, Map.of(), List.of(change), null, new Confirmation.Immediate(), 1);
    }

    private static @Nullable BigDecimal kg(String amount) {
        return new BigDecimal(amount);
    }
}
