package no.samkonsult.measurement.news2;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import no.samkonsult.measurement.news2.News2.Risk;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs.Consciousness;
import no.samkonsult.measurement.news2.Signs.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class News2RulesTest {
    private static final List<String> WELL = List.of("16", "97", "false", "130", "70", "ALERT", "37.0");

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "RESPIRATORY_RATE, 8, 3",
        "RESPIRATORY_RATE, 8.5, 3",
        "RESPIRATORY_RATE, 9, 1",
        "RESPIRATORY_RATE, 11, 1",
        "RESPIRATORY_RATE, 12, 0",
        "RESPIRATORY_RATE, 20, 0",
        "RESPIRATORY_RATE, 21, 2",
        "RESPIRATORY_RATE, 24, 2",
        "RESPIRATORY_RATE, 25, 3",
        "SATURATION, 91, 3",
        "SATURATION, 92, 2",
        "SATURATION, 93, 2",
        "SATURATION, 94, 1",
        "SATURATION, 95, 1",
        "SATURATION, 95.9, 1",
        "SATURATION, 96, 0",
        "OXYGEN, true, 2",
        "OXYGEN, false, 0",
        "SYSTOLIC, 90, 3",
        "SYSTOLIC, 91, 2",
        "SYSTOLIC, 100, 2",
        "SYSTOLIC, 101, 1",
        "SYSTOLIC, 110, 1",
        "SYSTOLIC, 111, 0",
        "SYSTOLIC, 219, 0",
        "SYSTOLIC, 220, 3",
        "PULSE, 40, 3",
        "PULSE, 41, 1",
        "PULSE, 50, 1",
        "PULSE, 51, 0",
        "PULSE, 90, 0",
        "PULSE, 91, 1",
        "PULSE, 110, 1",
        "PULSE, 111, 2",
        "PULSE, 130, 2",
        "PULSE, 131, 3",
        "CONSCIOUSNESS, ALERT, 0",
        "CONSCIOUSNESS, CONFUSED, 3",
        "CONSCIOUSNESS, RESPONDS_TO_VOICE, 3",
        "CONSCIOUSNESS, RESPONDS_TO_PAIN, 3",
        "CONSCIOUSNESS, UNRESPONSIVE, 3",
        "TEMPERATURE, 35.0, 3",
        "TEMPERATURE, 35.1, 1",
        "TEMPERATURE, 36.0, 1",
        "TEMPERATURE, 36.1, 0",
        "TEMPERATURE, 38.0, 0",
        "TEMPERATURE, 38.1, 1",
        "TEMPERATURE, 39.0, 1",
        "TEMPERATURE, 39.1, 2"
    })
    void everyPartOnEachSideOfEveryLimit(Part part, String value, int points) {
        var scored = (News2.Scored) News2Rules.score(with(part, value), Scale.ONE, 70);
        assertThat(scored.parts()).containsEntry(part, points);
        assertThat(scored.total()).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0} % with oxygen {1}: {2}")
    @CsvSource({
        "83, false, 3",
        "84, false, 2",
        "85, false, 2",
        "86, false, 1",
        "87, false, 1",
        "88, false, 0",
        "92, false, 0",
        "93, false, 0",
        "100, false, 0",
        "83, true, 3",
        "87, true, 1",
        "88, true, 0",
        "92, true, 0",
        "93, true, 1",
        "94, true, 1",
        "95, true, 2",
        "96, true, 2",
        "97, true, 3"
    })
    void onTheSecondScaleTooMuchCountsOnOxygen(String saturation, boolean oxygen, int points) {
        var signs = signs(List.of("16", saturation, Boolean.toString(oxygen), "130", "70", "ALERT", "37.0"));
        var scored = (News2.Scored) News2Rules.score(signs, Scale.TWO, 70);
        assertThat(scored.parts()).containsEntry(Part.SATURATION, points);
    }

    @ParameterizedTest(name = "{0}: {1} points, {2}")
    @CsvSource({
        "'16 97 false 130 70 ALERT 37.0', 0, LOW",
        "'21 95 false 110 70 ALERT 37.0', 4, LOW",
        "'25 97 false 130 70 ALERT 37.0', 3, LOW_TO_MEDIUM",
        "'21 95 false 110 91 ALERT 37.0', 5, MEDIUM",
        "'25 95 false 110 91 ALERT 37.0', 6, MEDIUM",
        "'25 95 false 110 91 ALERT 38.1', 7, HIGH",
        "'25 91 true 90 131 UNRESPONSIVE 35.0', 20, HIGH"
    })
    void theRiskIsByTheTotalAndByASinglePartOfThree(String signs, int total, Risk risk) {
        var scored = (News2.Scored) News2Rules.score(signs(List.of(signs.split(" "))), Scale.ONE, 70);
        assertThat(scored.total()).isEqualTo(total);
        assertThat(scored.risk()).isEqualTo(risk);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyOneOfThemItCannotBeScored(Part part) {
        assertThat(News2Rules.score(with(part, null), Scale.ONE, 70))
                .isEqualTo(new News2.CannotBeScored(EnumSet.of(part)));
    }

    @Test
    void ofDevicesAloneItCannotBeScored() {
        var devices = new Signs(
                null,
                new BigDecimal("97"),
                false,
                new BigDecimal("130"),
                new BigDecimal("70"),
                null,
                new BigDecimal("37"));
        assertThat(News2Rules.score(devices, Scale.ONE, 70))
                .isEqualTo(new News2.CannotBeScored(EnumSet.of(Part.RESPIRATORY_RATE, Part.CONSCIOUSNESS)));
    }

    @Test
    void nobodyUnderSixteenIsScored() {
        assertThat(News2Rules.score(signs(WELL), Scale.ONE, 15)).isEqualTo(new News2.TooYoung());
        assertThat(News2Rules.score(signs(WELL), Scale.ONE, 16)).isInstanceOf(News2.Scored.class);
    }

    private static Signs with(Part part, @Nullable String value) {
        var signs = new java.util.ArrayList<@Nullable String>(WELL);
        signs.set(part.ordinal(), value);
        return signs(signs);
    }

    private static Signs signs(List<? extends @Nullable String> signs) {
        String oxygen = signs.get(2);
        String consciousness = signs.get(5);
        return new Signs(
                decimal(signs.get(0)),
                decimal(signs.get(1)),
                oxygen == null ? null : Boolean.valueOf(oxygen),
                decimal(signs.get(3)),
                decimal(signs.get(4)),
                consciousness == null ? null : Consciousness.valueOf(consciousness),
                decimal(signs.get(6)));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
