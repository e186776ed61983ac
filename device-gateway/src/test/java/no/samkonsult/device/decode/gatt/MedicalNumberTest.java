package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import no.samkonsult.device.Absence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first four are the examples of the HL7 Personal Health Device guide, hl7.org/fhir/uv/phd, on FLOATs and SFLOATs. */
class MedicalNumberTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0002, 2",
        "F014, 2.0",
        "E0C8, 2.00",
        "1002, 2E+1",
        "0072, 114",
        "F480, 115.2",
        "0FFF, -1",
        "FFFF, -0.1",
        "8001, 1E-8",
        "7001, 1E+7",
        "07FD, 2045",
        "0803, -2045",
        "0000, 0",
        "E000, 0.00"
    })
    void theExponentOfAnSfloatIsItsPrecision(String bits, BigDecimal value) {
        assertThat(MedicalNumber.ofSfloat(Integer.parseInt(bits, 16))).isEqualTo(MedicalNumber.of(value));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "FF00016C, 36.4",
        "FE000D97, 34.79",
        "FE000E71, 36.97",
        "FF000170, 36.8",
        "00000025, 37",
        "01000004, 4E+1",
        "FFFFFFFF, -0.1",
        "007FFFFD, 8388605",
        "00800003, -8388605"
    })
    void theExponentOfAFloatIsItsPrecision(String bits, BigDecimal value) {
        assertThat(MedicalNumber.ofFloat(Integer.parseUnsignedInt(bits, 16))).isEqualTo(MedicalNumber.of(value));
    }

    @ParameterizedTest(name = "{0} and {1} are {2}")
    @CsvSource({
        "07FF, 007FFFFF, NOT_A_NUMBER",
        "0800, 00800000, NOT_AT_THIS_RESOLUTION",
        "07FE, 007FFFFE, POSITIVE_INFINITY",
        "0802, 00800002, NEGATIVE_INFINITY",
        "0801, 00800001, ERROR",
        "F7FF, FF7FFFFF, NOT_A_NUMBER",
        "1802, 01800002, NEGATIVE_INFINITY"
    })
    void aSpecialValueIsNoNumber(String sfloat, String medicalFloat, Absence reason) {
        assertThat(MedicalNumber.ofSfloat(Integer.parseInt(sfloat, 16))).isEqualTo(MedicalNumber.absent(reason));
        assertThat(MedicalNumber.ofFloat(Integer.parseUnsignedInt(medicalFloat, 16)))
                .isEqualTo(MedicalNumber.absent(reason));
    }

    @ParameterizedTest(name = "{0} by {1} is {2}")
    @CsvSource({"0.00111, 5, 111", "0.0062, 3, 6.2", "0.00620, 3, 6.20", "6.2E-3, 3, 6.2"})
    void shiftingKeepsThePrecision(BigDecimal value, int places, BigDecimal shifted) {
        assertThat(MedicalNumber.of(value).shifted(places)).isEqualTo(MedicalNumber.of(shifted));
    }
}
