package no.samkonsult.monitoring;

import java.time.Duration;

/** What it takes before readings outside the limits alert. A limit that never waits alerts at once whatever this says. */
public sealed interface Confirmation {
    /** The first reading alerts. */
    record Immediate() implements Confirmation {}

    /** So many of the last so many readings are outside, the newest among them. */
    record InARow(int needed, int among) implements Confirmation {
        public InARow {
            if (needed < 1 || needed > among) {
                throw new IllegalArgumentException("%d of the last %d".formatted(needed, among));
            }
        }
    }

    /** The mean of the last so many readings is outside, none older than a time before the newest. */
    record MeanOfLast(int count, Duration within) implements Confirmation {}

    /** The patient is asked to measure again; the second reading decides, and so does its absence when the wait is over. */
    record MeasureAgain(Duration patience) implements Confirmation {}
}
