package no.samkonsult.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.5", "1.00"})
    void acceptsABatteryBetweenEmptyAndFull(String battery) {
        assertThat(battery(battery).battery()).isEqualTo(battery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1.01", "80"})
    void refusesABatteryBeyondEmptyAndFull(String battery) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> battery(battery))
                .withMessage("battery: not between 0 and 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 255})
    void refusesAUserOutsideWhatDevicesCount(int user) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Details.builder().user(user).build())
                .withMessage("user: not 0 to 254");
        assertThat(Details.builder().user(254).build().user()).isEqualTo(254);
        assertThat(Details.builder().user(0).build().user()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\nb", "æ"})
    void refusesAnAddressThatIsNotPrintable(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Details.builder().beneath(address).build())
                .withMessageStartingWith("device: ");
    }

    @Test
    void refusesANegativeDuration() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Details.builder().duration(Duration.ofSeconds(-1)).build())
                .withMessage("duration: negative");
    }

    @Test
    void aReadingMayLackItsValueOnlyWhereItTellsWhy() {
        var absent = Details.builder().absence(Absence.NOT_A_NUMBER).build();
        assertThat(new Reading(Kind.WEIGHT, null, null, Map.of(), null, absent).values())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(Kind.WEIGHT, null, null, Map.of(), null))
                .withMessage("values.value: missing");
    }

    private static Details battery(String charge) {
        return Details.builder().battery(new BigDecimal(charge)).build();
    }
}
