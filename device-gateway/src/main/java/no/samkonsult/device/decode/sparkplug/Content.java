package no.samkonsult.device.decode.sparkplug;

import java.math.BigDecimal;
import no.samkonsult.device.Absence;

/** The value of a metric as it stands in the payload. */
sealed interface Content {
    /** Bits whose meaning the data type tells. */
    record Whole(long bits) implements Content {
        /** Sparkplug 3.0.0, chapter 6, Data Types: small negative numbers stand as the unsigned number of the same bits. */
        BigDecimal number(int datatype) {
            return switch (datatype) {
                case 1 -> BigDecimal.valueOf((byte) bits);
                case 2 -> BigDecimal.valueOf((short) bits);
                case 3 -> BigDecimal.valueOf((int) bits);
                case 4 -> BigDecimal.valueOf(bits);
                case 5 -> BigDecimal.valueOf(bits & 0xFF);
                case 6 -> BigDecimal.valueOf(bits & 0xFFFF);
                case 7 -> BigDecimal.valueOf(bits & 0xFFFF_FFFFL);
                default -> new BigDecimal(Long.toUnsignedString(bits));
            };
        }
    }

    /** A number with the fewest digits that are the same binary fraction, since nobody knows how many the device showed. */
    record Fraction(BigDecimal number) implements Content {}

    /** A binary fraction that is no number. */
    record NoNumber(Absence why) implements Content {}

    /** A text, a truth value, a table: never a reading's. */
    record Other() implements Content {}

    /** {@code is_null}, or no value at all. */
    record Nothing() implements Content {}

    static Content of(double value, String shortest) {
        if (Double.isNaN(value)) {
            return new NoNumber(Absence.NOT_A_NUMBER);
        }
        if (Double.isInfinite(value)) {
            return new NoNumber(value > 0 ? Absence.POSITIVE_INFINITY : Absence.NEGATIVE_INFINITY);
        }
        BigDecimal digits = new BigDecimal(shortest).stripTrailingZeros();
        return new Fraction(digits.scale() < 0 ? digits.setScale(0) : digits);
    }
}
