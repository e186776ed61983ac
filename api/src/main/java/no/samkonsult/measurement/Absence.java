package no.samkonsult.measurement;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a measurement has no value. Three bits of a row's flags hold its number. */
public enum Absence {
    NOT_A_NUMBER(1, "not-a-number"),
    NOT_AT_THIS_RESOLUTION(2, "unsupported"),
    POSITIVE_INFINITY(3, "positive-infinity"),
    NEGATIVE_INFINITY(4, "negative-infinity"),
    ERROR(5, "error");

    static final int SHIFT = 10;
    private static final int BITS = 7;

    private final int number;
    private final String code;

    Absence(int number, String code) {
        this.number = number;
        this.code = code;
    }

    /** The code in HL7's data-absent-reason. */
    public String code() {
        return code;
    }

    /** What an absence adds to the flags of a row. */
    public static int flags(@Nullable Absence absence) {
        return absence == null ? 0 : absence.number << SHIFT;
    }

    static Optional<Absence> ofFlags(int flags) {
        int number = flags >> SHIFT & BITS;
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }
}
