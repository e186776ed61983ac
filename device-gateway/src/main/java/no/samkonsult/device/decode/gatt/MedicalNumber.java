package no.samkonsult.device.decode.gatt;

import java.math.BigDecimal;
import no.samkonsult.device.Absence;
import org.jspecify.annotations.Nullable;

/**
 * A number of IEEE 11073-20601 (SFLOAT in 16 bits, FLOAT in 32), or why there is none.
 *
 * <p>The exponent tells the precision, which is kept: 1280E-1 is 128.0 and not 128. The five outermost mantissas are the special
 * values; with another exponent than 0 they are outside the permitted range, and are taken as special too, since a number made
 * of them would be a guess.
 */
record MedicalNumber(@Nullable BigDecimal value, @Nullable Absence absence) {
    private static final int LARGEST_OF_12_BITS = 0x7FF;
    private static final int LARGEST_OF_24_BITS = 0x7F_FFFF;

    static MedicalNumber of(BigDecimal value) {
        return new MedicalNumber(value, null);
    }

    static MedicalNumber absent(Absence reason) {
        return new MedicalNumber(null, reason);
    }

    /** Four bits of exponent above twelve of mantissa, both in two's complement. */
    static MedicalNumber ofSfloat(int bits) {
        return of(bits << 20 >> 20, bits << 16 >> 28, LARGEST_OF_12_BITS);
    }

    /** Eight bits of exponent above 24 of mantissa, both in two's complement. */
    static MedicalNumber ofFloat(int bits) {
        return of(bits << 8 >> 8, bits >> 24, LARGEST_OF_24_BITS);
    }

    /** The same amount in a unit that is a power of ten smaller. Nothing is rounded. */
    MedicalNumber shifted(int places) {
        return value == null ? this : of(value.scaleByPowerOfTen(places));
    }

    private static MedicalNumber of(int mantissa, int exponent, int largest) {
        if (mantissa == largest) {
            return absent(Absence.NOT_A_NUMBER);
        }
        if (mantissa == largest - 1) {
            return absent(Absence.POSITIVE_INFINITY);
        }
        if (mantissa == -largest - 1) {
            return absent(Absence.NOT_AT_THIS_RESOLUTION);
        }
        if (mantissa == -largest) { // reserved for future use
            return absent(Absence.ERROR);
        }
        return mantissa == 1 - largest
                ? absent(Absence.NEGATIVE_INFINITY)
                : of(BigDecimal.valueOf(mantissa, -exponent));
    }
}
