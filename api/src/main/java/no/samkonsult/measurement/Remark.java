package no.samkonsult.measurement;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A device's own remark about a measurement. Each is a bit in the flags of its row. */
public enum Remark {
    /** The device itself is in doubt about the value. */
    QUESTIONABLE(16),
    IRREGULAR_PULSE(32),
    /** The patient moved, the cuff sat badly, the position was wrong or the signal weak. */
    TECHNIQUE(64),
    /** From the device's memory. */
    STORED(128),
    /** Entered by hand. */
    MANUAL(256),
    /** Local time without an offset: the site's time zone was assumed. */
    LOCAL_TIME(512),
    SENSOR_FAULT(8192),
    /** The device says that its clock is not set. */
    CLOCK_NOT_SET(16384);

    private final int flag;

    Remark(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }

    /** What remarks add to the flags of a row. */
    public static int flags(Collection<Remark> remarks) {
        return remarks.stream().mapToInt(Remark::flag).sum();
    }

    static Set<Remark> ofFlags(int flags) {
        Set<Remark> found = EnumSet.noneOf(Remark.class);
        Arrays.stream(values()).filter(each -> (flags & each.flag) != 0).forEach(found::add);
        return found;
    }
}
