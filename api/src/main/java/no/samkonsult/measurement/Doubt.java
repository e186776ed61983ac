package no.samkonsult.measurement;

import java.util.Arrays;

/** Why a measurement could not be judged, the weightiest first. Each is told by the flags of its row. */
public enum Doubt {
    /** There is no value; the device said so. */
    ABSENT(7 << Absence.SHIFT, 0),
    /** A value that no living person measured well can have. */
    IMPLAUSIBLE(1, 1),
    /** The device's clock cannot be right. */
    CLOCK(2, 2),
    /** The device itself is in doubt. */
    QUESTIONABLE(Remark.QUESTIONABLE.flag() | Remark.SENSOR_FAULT.flag(), Remark.QUESTIONABLE.flag()),
    /** Nobody has confirmed limits for this patient and kind. */
    NO_LIMITS(4, 4);

    private final int toldBy;
    private final int flag;

    Doubt(int toldBy, int flag) {
        this.toldBy = toldBy;
        this.flag = flag;
    }

    /** What it adds to the flags of a row. */
    public int flag() {
        return flag;
    }

    static Doubt ofFlags(int flags) {
        return Arrays.stream(values())
                .filter(doubt -> (flags & doubt.toldBy) != 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no doubt in flags " + flags));
    }
}
