package no.samkonsult.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsCode(Kind kind) {
        assertThat(Kind.ofCode(kind.code())).contains(kind);
    }

    @Test
    void unknownCodeIsNoKind() {
        assertThat(Kind.ofCode("BLOOD_PRESSURE")).isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "blood-pressure, systolic diastolic",
        "blood-pressure, systolic diastolic mean pulse",
        "oxygen-saturation, saturation",
        "oxygen-saturation, saturation pulse oxygenFlow",
        "spirometry, fev1",
        "spirometry, fev1 fvc pef",
        "glucose, value",
        "inr, value"
    })
    void acceptsTheValuesOfItsKind(String kind, String names) {
        assertThat(reading(kind, names).values()).containsOnlyKeys(names.split(" "));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "blood-pressure, systolic, values.diastolic: missing",
        "oxygen-saturation, pulse, values.saturation: missing",
        "spirometry, pef, values.fev1: missing",
        "pulse, pulse, values.value: missing",
        "pulse, value systolic, values.systolic: not a value of pulse",
        "pulse, value 128/82, values: not a value of pulse"
    })
    void refusesOtherValuesByName(String kind, String names, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading(kind, names))
                .withMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "0.000000001", "1E9", "-5.0", "0"})
    void acceptsAValueOfModestLength(String value) {
        assertThat(weight(value).values()).containsEntry("value", new BigDecimal(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000000", "0.0000000001", "1E10"})
    void refusesAValueOfTooManyDigits(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weight(value))
                .withMessage("values.value: too many digits");
    }

    @Test
    void refusesANegativeSequence() {
        assertThat(new Reading(Kind.STEPS, null, 0, one(), null).sequence()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(Kind.STEPS, null, -1, one(), null))
                .withMessage("sequence: negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void acceptsAWildClock(String time) {
        assertThat(at(time).time()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void refusesAYearOfOtherThanFourDigits(String time) {
        assertThatIllegalArgumentException().isThrownBy(() -> at(time)).withMessage("time: year is not 1 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mm Hg", "mm[Hg]\u0000", "µmol/L", "abcdefghijklmnopqrstuvwxyzabcdefg"})
    void refusesAUnitThatIsNotUcumText(String unit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(Kind.STEPS, null, null, one(), unit))
                .withMessageStartingWith("unit: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "mm[Hg]", "abcdefghijklmnopqrstuvwxyzabcdef"})
    void acceptsAUnitThatMayBeUcum(String unit) {
        assertThat(new Reading(Kind.STEPS, null, null, one(), unit).unit()).isEqualTo(unit);
    }

    private static Reading at(String time) {
        return new Reading(Kind.STEPS, OffsetDateTime.parse(time), null, one(), null);
    }

    private static Reading weight(String value) {
        return new Reading(Kind.WEIGHT, null, null, Map.of("value", new BigDecimal(value)), null);
    }

    private static Reading reading(String kind, String names) {
        Stream<String> each = Arrays.stream(names.split(" "));
        return new Reading(
                Kind.ofCode(kind).orElseThrow(),
                null,
                null,
                each.collect(Collectors.toMap(name -> name, _ -> BigDecimal.ONE)),
                null);
    }

    private static Map<String, BigDecimal> one() {
        return Map.of("value", BigDecimal.ONE);
    }
}
