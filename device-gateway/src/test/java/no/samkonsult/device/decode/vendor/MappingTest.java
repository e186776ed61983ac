package no.samkonsult.device.decode.vendor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.samkonsult.device.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/a/0/b", "/a~0~1b", "/æ å", "#", "#/a"})
    void aPointerIsThatOfRfc6901(String text) {
        assertThatCode(() -> new Pointer(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "$.a", "/a~", "/a~2", "##/a"})
    void anythingElseIsNoPointer(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pointer(text))
                .withMessage("not a JSON pointer, such as /values/systolic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/senml+json",
                "application/fhir+json",
                "application/Vnd.maker+json",
                "text/vnd.maker",
                "application/vnd."
            })
    void aStandardFormatIsNeverRedefined(String contentType) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mapping.flat(
                        contentType,
                        MappedTime.at("/t", TimeFormat.ISO_OFFSET),
                        Kind.PULSE,
                        MappedValue.at("value", "/p")))
                .withMessageStartingWith("contentType: ");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "BLOOD_PRESSURE, systolic, values: blood-pressure needs diastolic",
        "PULSE, systolic, values: pulse has another value than it can have",
        "PULSE, value value, values: value is there twice",
        "PULSE, '', values: pulse needs value"
    })
    void aReadingHasTheValuesOfItsKind(Kind kind, String names, String message) {
        List<MappedValue> values = Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> MappedValue.at(name, "/x"))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedReading(kind, null, null, values))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.MM.yyyy",
                "HH:mm",
                "hh:mm dd.MM.yyyy",
                "dd.MM HH:mm",
                "banana",
                "",
                "'",
                "yyyy-MM-dd'T'HH:mm:ss'"
            })
    void aPatternThatTellsNoDateAndTimeIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedTime(new Pointer("/t"), TimeFormat.PATTERN, pattern, null, true))
                .withMessageStartingWith("pattern: not one of a date and time");
    }

    @Test
    void aPatternBelongsToItsFormat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedTime(new Pointer("/t"), TimeFormat.PATTERN, null, null, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedTime(new Pointer("/t"), TimeFormat.ISO_LOCAL, "yyyy", null, true));
    }

    @Test
    void aConditionNamesSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition(new Pointer("/a"), Set.of()));
    }
}
