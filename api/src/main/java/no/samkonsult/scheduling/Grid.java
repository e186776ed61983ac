package no.samkonsult.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import no.samkonsult.shared.TimeRange;

/** A window cut into cells of five minutes: calendars become bit sets, and what several have in common one {@code and}. */
record Grid(long firstCell, int size) {
    static final Duration CELL = Duration.ofMinutes(5);

    /** The whole cells from one instant to another; none where the end comes first. */
    static Grid between(Instant start, Instant end) {
        long first = ceiling(start);
        return new Grid(first, Math.toIntExact(Math.max(0, floor(end) - first)));
    }

    static int cells(Duration length) {
        return Math.toIntExact(length.dividedBy(CELL));
    }

    /** The cells that lie within the ranges entirely. */
    BitSet within(List<TimeRange> ranges) {
        var cells = new BitSet(size);
        ranges.forEach(range -> set(cells, ceiling(range.start()), floor(range.end())));
        return cells;
    }

    /** The cells that the ranges touch, if only for a moment. */
    BitSet touchedBy(List<TimeRange> ranges) {
        var cells = new BitSet(size);
        ranges.forEach(range -> set(cells, floor(range.start()), ceiling(range.end())));
        return cells;
    }

    /** The cells at which a run of free cells of the given length begins. */
    static BitSet starts(BitSet free, int length) {
        var starts = new BitSet(free.size());
        int from = free.nextSetBit(0);
        while (from >= 0) {
            int to = free.nextClearBit(from);
            if (to - from >= length) {
                starts.set(from, to - length + 1);
            }
            from = free.nextSetBit(to);
        }
        return starts;
    }

    /** Whether a cell begins on the hour or so many minutes after another that does. The hours of Norway's clock are those of UTC. */
    boolean isOn(int stepMinutes, int cell) {
        return (firstCell + cell) * CELL.toMinutes() % stepMinutes == 0;
    }

    /** Leaves the cells of a step alone. */
    void keepEvery(int stepMinutes, BitSet cells) {
        if (stepMinutes > CELL.toMinutes()) {
            cells.stream().filter(cell -> !isOn(stepMinutes, cell)).forEach(cells::clear);
        }
    }

    TimeRange time(int cell, int length) {
        Instant start = Instant.ofEpochSecond((firstCell + cell) * CELL.toSeconds());
        return TimeRange.of(start, CELL.multipliedBy(length));
    }

    private void set(BitSet cells, long from, long to) {
        long first = Math.max(from - firstCell, 0);
        long end = Math.min(to - firstCell, size);
        if (first < end) {
            cells.set((int) first, (int) end);
        }
    }

    private static long floor(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), CELL.toSeconds());
    }

    private static long ceiling(Instant instant) {
        long floor = floor(instant);
        return Instant.ofEpochSecond(floor * CELL.toSeconds()).equals(instant) ? floor : floor + 1;
    }
}
