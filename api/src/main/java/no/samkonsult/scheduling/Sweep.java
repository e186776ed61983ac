package no.samkonsult.scheduling;

import java.math.BigInteger;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** A question on the grid: everybody's calendar as sets of cells. */
record Sweep(Grid grid, int length, List<Cells> required, List<Cells> optional) {
    static Sweep of(FreeTimeRules.Question question) {
        TimeRange window = question.window();
        Instant start = window.start().isBefore(question.earliest()) ? question.earliest() : window.start();
        Grid grid = Grid.between(start, window.end());
        return new Sweep(
                grid,
                Grid.cells(question.length()),
                question.required().stream()
                        .map(calendar -> Cells.of(calendar, grid))
                        .toList(),
                question.optional().stream()
                        .map(calendar -> Cells.of(calendar, grid))
                        .toList());
    }

    BitSet commonlyFree() {
        return commonOf(required.stream().map(Cells::free));
    }

    BitSet commonlyAtWork() {
        return commonOf(required.stream().map(Cells::atWork));
    }

    private BitSet commonOf(Stream<BitSet> all) {
        var common = new BitSet(grid.size());
        common.set(0, grid.size());
        all.forEach(common::and);
        return common;
    }

    /** Where a meeting fits, and begins as everybody who must be there lets it. */
    BitSet starts(BitSet free) {
        BitSet starts = Grid.starts(free, length);
        int step = required.stream().mapToInt(Cells::stepMinutes).reduce(1, Sweep::commonStep);
        grid.keepEvery(step, starts);
        return starts;
    }

    /** The shortest step that is a step of both. */
    static int commonStep(int one, int other) {
        return one / BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).intValueExact() * other;
    }

    private BitSet commonWithout(Cells party) {
        return commonOf(required.stream().filter(other -> other != party).map(Cells::free));
    }

    /** Where all the others are free and the party is at work, but not free. */
    BitSet startsWithout(Cells party) {
        BitSet others = commonWithout(party);
        others.and(party.atWork());
        BitSet starts = starts(others);
        starts.andNot(starts(party.free()));
        return starts;
    }

    boolean isInTheWay(Cells party) {
        return starts(party.free()).isEmpty() || !starts(commonWithout(party)).isEmpty();
    }

    FreeTimeRules.Rank rank(int cell) {
        long missing = optional.stream().filter(party -> !isFree(party, cell)).count();
        long splits =
                required.stream().filter(party -> party.isSplitBy(cell, length)).count();
        return new FreeTimeRules.Rank(cell, (int) missing, (int) splits);
    }

    List<PersonId> optionalFreeAt(int cell) {
        return optional.stream()
                .filter(party -> isFree(party, cell))
                .map(Cells::party)
                .toList();
    }

    private boolean isFree(Cells party, int cell) {
        return grid.isOn(party.stepMinutes(), cell) && party.isFree(cell, length);
    }

    TimeRange time(int cell) {
        return grid.time(cell, length);
    }

    /** One party's calendar on the grid. */
    record Cells(PersonId party, boolean kept, BitSet atWork, BitSet free, int stepMinutes) {
        static Cells of(Calendar calendar, Grid grid) {
            BitSet atWork = grid.within(calendar.atWork());
            BitSet free = (BitSet) atWork.clone();
            free.andNot(grid.touchedBy(calendar.busy()));
            return new Cells(calendar.party(), calendar.kept(), atWork, free, calendar.stepMinutes());
        }

        /** Whether a meeting leaves free time both before and after itself. */
        boolean isSplitBy(int cell, int length) {
            return kept && cell > 0 && free.get(cell - 1) && free.get(cell + length);
        }

        boolean isFree(int cell, int length) {
            int busy = free.nextClearBit(cell);
            return busy >= cell + length;
        }
    }
}
