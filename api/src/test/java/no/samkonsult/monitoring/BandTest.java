package no.samkonsult.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {
    private static final Band SYSTOLIC = Band.of("90", "100", "160", "180");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "89.9, red",
        "90, yellow",
        "90.0, yellow",
        "99.9, yellow",
        "100, green",
        "160, green",
        "160.1, yellow",
        "180, yellow",
        "180.1, red"
    })
    void aLimitBelongsToTheMilderSide(String value, String colour) {
        assertThat(colour(SYSTOLIC, value)).isEqualTo(colour);
    }

    @ParameterizedTest(name = "with {0} {1} {2} {3} alone, {4} is {5}")
    @CsvSource({
        "90, , , , 89, red",
        "90, , , , 90, green",
        "90, , , , 999, green",
        ", 100, , , 1, yellow",
        ", , 160, , 999, yellow",
        ", , , 180, 181, red",
        ", , , 180, 0, green"
    })
    void aLimitThatIsNotThereIsNeverCrossed(
            @Nullable String redLow,
            @Nullable String yellowLow,
            @Nullable String yellowHigh,
            @Nullable String redHigh,
            String value,
            String colour) {
        assertThat(colour(Band.of(redLow, yellowLow, yellowHigh, redHigh), value))
                .isEqualTo(colour);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "101, 100, , , redLow 101 is above yellowLow 100",
        ", 161, 160, , yellowLow 161 is above yellowHigh 160",
        ", , 181, 180, yellowHigh 181 is above redHigh 180",
        "181, , , 180, redLow 181 is above redHigh 180",
        "161, , 160, , redLow 161 is above yellowHigh 160",
        ", 181, , 180, yellowLow 181 is above redHigh 180"
    })
    void limitsAreInOrder(
            @Nullable String redLow,
            @Nullable String yellowLow,
            @Nullable String yellowHigh,
            @Nullable String redHigh,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Band.of(redLow, yellowLow, yellowHigh, redHigh))
                .withMessage(message);
    }

    @Test
    void limitsMayCoincide() {
        assertThatCode(() -> Band.of("100", "100", "100", "100")).doesNotThrowAnyException();
    }

    private static String colour(Band band, String text) {
        var value = new BigDecimal(text);
        if (band.isRed(value)) {
            return "red";
        }
        return band.isYellow(value) ? "yellow" : "green";
    }
}
