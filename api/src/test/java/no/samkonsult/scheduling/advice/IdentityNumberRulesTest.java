package no.samkonsult.scheduling.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.NationalIdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are nobody's: synthetic, or of a day that has not been yet. */
class IdentityNumberRulesTest {
    private static final String SYNTHETIC =
            NationalIdentityNumber.synthetic(LocalDate.of(1948, 5, 3), 17).digits();

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Pasient %s, 78 år", "(%s)", "f.nr.%s.", "%s.", "født:%s"})
    void findsANumberWhereverItStands(String text) {
        assertThat(IdentityNumberRules.find(text.formatted(SYNTHETIC))).isEqualTo(Found.IDENTITY_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", ".", "\u00a0", "–"})
    void findsANumberThatIsWrittenInTwo(String between) {
        String text = "Gjeld %s%s%s.".formatted(SYNTHETIC.substring(0, 6), between, SYNTHETIC.substring(6));
        assertThat(IdentityNumberRules.find(text)).isEqualTo(Found.IDENTITY_NUMBER);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "31123950057, IDENTITY_NUMBER",
        "71123950040, IDENTITY_NUMBER",
        "31523950110, IDENTITY_NUMBER",
        "31923950012, IDENTITY_NUMBER",
        "31123950058, ELEVEN_DIGITS",
        "00000000000, ELEVEN_DIGITS",
        "12345678901, ELEVEN_DIGITS",
        "3112395005, NOTHING",
        "311239500571, NOTHING",
    })
    void tellsWhatIsANumberFromWhatLooksLikeOne(String digits, Found found) {
        assertThat(IdentityNumberRules.find("Prøve " + digits + " teken")).isEqualTo(found);
    }

    @Test
    void theWorstOfWhatThereIsIsWhatIsTold() {
        assertThat(IdentityNumberRules.find("12345678901 og " + SYNTHETIC)).isEqualTo(Found.IDENTITY_NUMBER);
        assertThat(IdentityNumberRules.find("%s og 12345678901".formatted(SYNTHETIC)))
                .isEqualTo(Found.IDENTITY_NUMBER);
    }

    @Test
    void whatDoctorsWriteIsNothing() {
        assertThat(IdentityNumberRules.find("BT 145/82, puls 71, SpO2 91 % på 1,5 L. CRP 48 den 21.11.2026."))
                .isEqualTo(Found.NOTHING);
    }
}
