package no.samkonsult.measurement;

import java.util.Arrays;

/** Why a measurement could not be judged. Each is a bit in the flags of its row. */
public enum Doubt {
    /** A value that no living person measured well can have. */
    IMPLAUSIBLE(1),
    /** The device's clock cannot be right. */
    CLOCK(2),
    /** Nobody has confirmed limits for this patient and kind. */
    NO_LIMITS(4);

    private final int flag;

    Doubt(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }

    static Doubt ofFlags(int flags) {
        return Arrays.stream(values())
                .filter(doubt -> (flags & doubt.flag) != 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no doubt in flags " + flags));
    }
}
