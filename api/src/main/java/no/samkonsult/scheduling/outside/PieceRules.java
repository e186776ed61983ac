package no.samkonsult.scheduling.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/** Cuts what lasts long into pieces that do not. */
final class PieceRules {
    private PieceRules() {}

    /** The same time, in order and without a gap. */
    static Stream<TimeRange> pieces(TimeRange time, Duration longest) {
        return Stream.iterate(time.start(), start -> start.isBefore(time.end()), start -> start.plus(longest))
                .map(start -> TimeRange.of(start, earlier(start.plus(longest), time.end())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
