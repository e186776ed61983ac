package no.samkonsult.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are nobody's: synthetic, or of birth dates that have not been yet. Their check digits were computed apart. */
class NationalIdentityNumberTest {
    @ParameterizedTest(name = "{0} was born {1}")
    @CsvSource({
        "31123950057, 2039-12-31, false, false",
        "71123950040, 2039-12-31, true, false",
        "31923950012, 2039-12-31, false, true",
        "71923950006, 2039-12-31, true, true"
    })
    void readsEachForm(String digits, LocalDate birthDate, boolean dNumber, boolean synthetic) {
        var number = NationalIdentityNumber.of(digits);
        assertThat(number.birthDate()).isEqualTo(birthDate);
        assertThat(number.isDNumber()).isEqualTo(dNumber);
        assertThat(number.isSynthetic()).isEqualTo(synthetic);
    }

    @ParameterizedTest(name = "{0} was born in {1}")
    @CsvSource({
        "12834400071, 1944",
        "12835349967, 1953",
        "12835350183, 2053",
        "12835450013, 1854",
        "12835475016, 2054",
        "12833990002, 2039",
        "12834090072, 1940"
    })
    void theIndividualNumberTellsTheCentury(String digits, int year) {
        assertThat(NationalIdentityNumber.of(digits).birthDate().getYear()).isEqualTo(year);
    }

    @Property
    void oneWrongDigitIsRefusedWhereverItIs(
            @ForAll @IntRange(min = 0, max = 10) int position,
            @ForAll @IntRange(min = 1, max = 9) int error,
            @ForAll @IntRange(min = 0, max = 499) int seed) {
        String digits = synthetic(seed);
        int wrong = (digits.charAt(position) - '0' + error) % 10;
        String changed = digits.substring(0, position) + wrong + digits.substring(position + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NationalIdentityNumber.of(changed))
                .withMessage("nationalIdentityNumber has a wrong check digit");
    }

    @Property
    void twoNeighboursThatChangePlacesAreRefused(
            @ForAll @IntRange(min = 0, max = 9) int position, @ForAll @IntRange(min = 0, max = 499) int seed) {
        String digits = synthetic(seed);
        String changed = digits.substring(0, position)
                + digits.charAt(position + 1)
                + digits.charAt(position)
                + digits.substring(position + 2);
        if (!changed.equals(digits)) {
            assertThatIllegalArgumentException().isThrownBy(() -> NationalIdentityNumber.of(changed));
        }
    }

    @Property
    void aSyntheticNumberIsOfTheBirthDateAskedFor(@ForAll @IntRange(min = 0, max = 36_000) int days) {
        LocalDate birthDate = LocalDate.of(1940, 1, 1).plusDays(days);
        var number = NationalIdentityNumber.synthetic(birthDate, days);
        assertThat(number.birthDate()).isEqualTo(birthDate);
        assertThat(number.isSynthetic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3112395005", "311239500577", "3112395005x", "31123 50057", "٣١١٢٣٩٥٠٠٥٧"})
    void isElevenDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NationalIdentityNumber.of(text))
                .withMessage("nationalIdentityNumber must be 11 digits");
    }

    @ParameterizedTest(name = "{0} has right check digits, and no date")
    @ValueSource(strings = {"31023950009", "32923950051"})
    void beginsWithADate(String digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NationalIdentityNumber.of(digits))
                .withMessage("nationalIdentityNumber does not begin with a date");
    }

    @Test
    void itsTextIsMasked() {
        assertThat(NationalIdentityNumber.of("31923950012")).hasToString("319239*****");
    }

    private static String synthetic(int seed) {
        return NationalIdentityNumber.synthetic(LocalDate.of(1952, 4, 9), seed).digits();
    }
}
