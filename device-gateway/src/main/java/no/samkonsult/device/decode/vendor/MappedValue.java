package no.samkonsult.device.decode.vendor;

import org.jspecify.annotations.Nullable;

/**
 * Where one value of a reading is.
 *
 * <p>Some makers send a list of values, each with a code for what it is: {@code {"measures":[{"type":10,"value":128,"unit":0}]}}.
 * There {@code of} leads to the list, {@code which} picks one of its elements, and the other pointers lead from that one.
 *
 * @param name as the kind calls it, for instance {@code systolic}
 * @param power where the power of ten is that the value is to be multiplied by
 * @param required whether a payload without it is wrong; otherwise a reading of which nothing is there is merely not in this payload
 */
public record MappedValue(
        String name,
        Pointer at,
        @Nullable Choice choice,
        @Nullable Pointer power,
        boolean required) {
    /** The element of a list for which a condition holds. */
    public record Choice(Pointer of, Condition which) {}

    /** A number that stands for itself. */
    public static MappedValue at(String name, String pointer) {
        return new MappedValue(name, new Pointer(pointer), null, null, false);
    }

    public MappedValue asRequired() {
        return new MappedValue(name, at, choice, power, true);
    }
}
