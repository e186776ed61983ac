package no.samkonsult.measurement.news2;

import java.util.Map;
import java.util.Set;

/** What scoring came to. */
public sealed interface News2 {
    /**
     * A score.
     *
     * @param parts the points of each
     * @param anyThree whether a single part has three points
     */
    record Scored(int total, Map<Signs.Part, Integer> parts, boolean anyThree, Risk risk) implements News2 {}

    /** Something is missing: an incomplete set is never given the lower score that it adds up to. */
    record CannotBeScored(Set<Signs.Part> missing) implements News2 {}

    /** NEWS2 holds from 16 years on. */
    record TooYoung() implements News2 {}

    /** What the score calls for. */
    enum Risk {
        LOW,
        /** A single part has three points: an urgent look at the patient. */
        LOW_TO_MEDIUM,
        MEDIUM,
        HIGH
    }

    /** Which saturations are good. */
    enum Scale {
        /** For all others. */
        ONE,
        /** For whom a doctor has decided on 88–92 %, knowing that they retain CO2. */
        TWO
    }
}
