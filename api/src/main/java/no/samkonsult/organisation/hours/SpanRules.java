package no.samkonsult.organisation.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/** Sets of instants, as spans in order that neither overlap nor meet. */
public final class SpanRules {
    private SpanRules() {}

    /** What any of the spans holds. */
    public static List<TimeRange> union(Collection<TimeRange> spans) {
        var merged = new ArrayList<TimeRange>();
        spans.stream().sorted(Comparator.comparing(TimeRange::start)).forEach(span -> {
            if (merged.isEmpty() || merged.getLast().end().isBefore(span.start())) {
                merged.add(span);
            } else if (merged.getLast().end().isBefore(span.end())) {
                merged.add(TimeRange.of(merged.removeLast().start(), span.end()));
            }
        });
        return merged;
    }

    /** What the first spans hold and none of the others does. */
    public static List<TimeRange> minus(Collection<TimeRange> spans, Collection<TimeRange> others) {
        List<TimeRange> left = union(spans);
        for (TimeRange other : union(others)) {
            left = left.stream().flatMap(span -> without(span, other)).toList();
        }
        return left;
    }

    /** What the spans hold of one span. */
    public static List<TimeRange> within(Collection<TimeRange> spans, TimeRange whole) {
        return union(spans).stream()
                .filter(whole::overlaps)
                .map(span -> TimeRange.of(later(span.start(), whole.start()), earlier(span.end(), whole.end())))
                .toList();
    }

    /** What is left of one span outside another. */
    public static Stream<TimeRange> without(TimeRange span, TimeRange other) {
        if (!span.overlaps(other)) {
            return Stream.of(span);
        }
        var left = new ArrayList<TimeRange>();
        if (span.start().isBefore(other.start())) {
            left.add(TimeRange.of(span.start(), other.start()));
        }
        if (other.end().isBefore(span.end())) {
            left.add(TimeRange.of(other.end(), span.end()));
        }
        return left.stream();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
