package no.samkonsult.access.bar;

import java.util.List;

/** Whether there is still somebody to follow a patient up. */
public sealed interface Coverage {
    /** Everywhere somebody is left. */
    record Covered() implements Coverage {}

    /** Nobody is left at these. */
    record Uncovered(List<String> names) implements Coverage {}
}
