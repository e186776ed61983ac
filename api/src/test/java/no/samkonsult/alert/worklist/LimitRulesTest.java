package no.samkonsult.alert.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.worklist.LimitRules.Crossed;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {
    private static final Map<Integer, Band> PRESSURE =
            Map.of(1, Band.of("90", "100", "160", "180"), 2, Band.of(null, "50", "100", "110"));

    @ParameterizedTest(name = "{0}/{1}: {3} {4}")
    @CsvSource({
        "180.1, 80, 1, red.above, 180",
        "180, 80, 1, yellow.above, 160",
        "89.9, 80, 1, red.below, 90",
        "90, 80, 1, yellow.below, 100",
        "170, 111, 2, red.above, 110",
        "150, 49.9, 2, yellow.below, 50",
    })
    void theWorstLimitThatWasCrossed(String systolic, String diastolic, int component, String side, String limit) {
        assertThat(LimitRules.crossed(List.of(new BigDecimal(systolic), new BigDecimal(diastolic)), PRESSURE))
                .contains(new Crossed(component, side, new BigDecimal(limit)));
    }

    @Test
    void whatIsGreenOrHasNoLimitCrossesNone() {
        assertThat(LimitRules.crossed(List.of(new BigDecimal("120"), new BigDecimal("80")), PRESSURE))
                .isEmpty();
        assertThat(LimitRules.crossed(List.of(new BigDecimal("300")), Map.of())).isEmpty();
        assertThat(LimitRules.crossed(Arrays.asList((BigDecimal) null, null, null), PRESSURE))
                .isEmpty();
    }
}
