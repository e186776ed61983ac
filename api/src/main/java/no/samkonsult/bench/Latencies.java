package no.samkonsult.bench;

import java.util.Arrays;
import java.util.Collection;

/** Durations of equal operations, in nanoseconds, sorted. A percentile is one of them, never a mean of two. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Latencies(long[] sorted) {
    private static final double NANOSECONDS_PER_HUNDREDTH = 10_000.0;

    public static Latencies of(Collection<Long> nanoseconds) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** In milliseconds, with two decimals: the smallest that is not exceeded by this share of them. */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return Math.round(sorted[Math.max(rank, 1) - 1] / NANOSECONDS_PER_HUNDREDTH) / 100.0;
    }

    double worst() {
        return percentile(100);
    }
}
