package no.samkonsult.fhir;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open span of time. It may be empty ({@code from} not before {@code until}): limits that exclude each other are a
 * legal question with an empty answer.
 *
 * @param from first instant inside; absent when open
 * @param until first instant after; absent when open
 */
public record InstantRange(@Nullable Instant from, @Nullable Instant until) {
    public static final InstantRange ALWAYS = new InstantRange(null, null);

    public InstantRange intersect(InstantRange other) {
        return new InstantRange(later(from, other.from), earlier(until, other.until));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
