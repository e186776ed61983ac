package no.samkonsult.measurement;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Under what circumstances something was measured. Each is a bit in a row's circumstances; the order is never changed. */
public enum Circumstance {
    BEFORE_MEAL,
    AFTER_MEAL,
    FASTING,
    BEDTIME,
    CASUAL,
    LYING,
    SITTING,
    STANDING,
    LEFT_ARM,
    RIGHT_ARM,
    CAPILLARY,
    VENOUS,
    ARTERIAL,
    INTERSTITIAL,
    /** Glucose of whole blood; without this it is the plasma equivalent, some 11 % higher. */
    WHOLE_BLOOD;

    /** Their bits in the database. */
    public static int stored(Collection<Circumstance> circumstances) {
        return circumstances.stream().mapToInt(each -> 1 << each.ordinal()).sum();
    }

    static Set<Circumstance> ofStored(int bits) {
        Set<Circumstance> found = EnumSet.noneOf(Circumstance.class);
        Arrays.stream(values())
                .filter(each -> (bits & 1 << each.ordinal()) != 0)
                .forEach(found::add);
        return found;
    }
}
