package no.samkonsult.scheduling.outside.reading;

import java.time.Duration;
import java.util.List;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What came of looking into a calendar elsewhere. */
public sealed interface Fetched {
    /**
     * When its owner is busy.
     *
     * @param times in order, apart from each other, within the window that was asked for
     * @param version by which the other side knows whether there is anything new; null where it does not say
     */
    record Busy(List<TimeRange> times, @Nullable String version) implements Fetched {}

    /** The same as when that version was read. */
    record Unchanged() implements Fetched {}

    /** @param pause how long the other side asks to be left alone; none where it does not say */
    record Failed(Trouble trouble, Duration pause) implements Fetched {
        public Failed(Trouble trouble) {
            this(trouble, Duration.ZERO);
        }
    }
}
