package no.samkonsult.measurement;

import java.util.Arrays;

/**
 * Why a measurement could not be judged. Each is told by the flags of its row: most by a number in the lowest three bits, of which
 * a row has one at most, the others by what the device itself said.
 */
public enum Doubt {
    /** There is no value; the device said so. */
    ABSENT(0),
    /** A value that no living person measured well can have. */
    IMPLAUSIBLE(1),
    /** The device's clock cannot be right. */
    CLOCK(2),
    /** The device itself is in doubt. */
    QUESTIONABLE(Remark.QUESTIONABLE.flag()),
    /** Nobody has confirmed limits for this patient and kind. */
    NO_LIMITS(4),
    /** So far from what was measured of the patient before that it is probably somebody else's. */
    NOT_THIS_PERSON(3),
    /** The service itself failed when it was to judge. */
    EVALUATION_FAILED(5);

    private static final int NUMBER = 7;
    private static final int ABSENCE = 7 << Absence.SHIFT;
    private static final int REMARKED = Remark.QUESTIONABLE.flag() | Remark.SENSOR_FAULT.flag();

    private final int flag;

    Doubt(int flag) {
        this.flag = flag;
    }

    /** What it adds to the flags of a row. */
    public int flag() {
        return flag;
    }

    static Doubt ofFlags(int flags) {
        if ((flags & ABSENCE) != 0) {
            return ABSENT;
        }
        int number = flags & NUMBER;
        return Arrays.stream(values())
                .filter(doubt -> number == 0 ? doubt == QUESTIONABLE && (flags & REMARKED) != 0 : doubt.flag == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no doubt in flags " + flags));
    }
}
