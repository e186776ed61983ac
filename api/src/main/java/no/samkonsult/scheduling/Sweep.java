package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** A question on the grid: the cells at which a meeting could begin for each party, and so for several. */
record Sweep(
        Grid grid,
        int length,
        List<Side> required,
        List<Side> optional,
        boolean byName,
        Map<PersonId, BitSet> suiting) {
    static Sweep of(FreeTimeRules.Question question) {
        TimeRange window = question.window();
        Instant start = window.start().isBefore(question.earliest()) ? question.earliest() : window.start();
        Grid grid = Grid.between(start, window.end());
        int length = Grid.cells(question.length());
        List<Side> required = sides(question, question.required(), grid);
        List<Side> optional = sides(question, question.optional(), grid);
        return new Sweep(
                grid,
                length,
                required,
                optional,
                Stream.concat(required.stream(), optional.stream()).noneMatch(Side::isRole),
                question.suiting().entrySet().stream()
                        .collect(
                                toMap(Map.Entry::getKey, suits -> Grid.starts(grid.within(suits.getValue()), length))));
    }

    private static List<Side> sides(FreeTimeRules.Question question, List<PartyCalendars> parties, Grid grid) {
        int length = Grid.cells(question.length());
        List<LocalDate> days = WallClockRules.daysOf(question.window()).toList();
        return parties.stream()
                .map(party -> Side.of(
                        party.asked(),
                        party.anyOf().stream()
                                .map(calendar -> Cells.of(calendar, grid, length))
                                .toList(),
                        days,
                        question.workload()))
                .toList();
    }

    /** Where a meeting can begin with everybody who must be there. */
    BitSet starts() {
        return startsOf(required);
    }

    /** Where one could begin if nothing took anybody's time. */
    BitSet startsAtWork() {
        return commonOf(required.stream().map(Side::atWork));
    }

    /** Where all the others are free and the party is at work, but not free. */
    BitSet startsWithout(Side party) {
        BitSet starts = startsOf(othersThan(party));
        starts.and(party.atWork());
        starts.andNot(starts());
        return starts;
    }

    boolean isInTheWay(Side party) {
        return party.free().isEmpty() || !startsOf(othersThan(party)).isEmpty();
    }

    private List<Side> othersThan(Side party) {
        return required.stream().filter(other -> other != party).toList();
    }

    /** Nobody comes for two: those who hold several roles that are wanted count once. */
    private BitSet startsOf(List<Side> parties) {
        BitSet starts = commonOf(parties.stream().map(Side::free));
        if (parties.stream().anyMatch(Side::isRole)) {
            starts.stream()
                    .filter(cell -> !parties.stream().allMatch(seating(cell)::seat))
                    .forEach(starts::clear);
        }
        return starts;
    }

    private BitSet commonOf(Stream<BitSet> all) {
        var common = new BitSet(grid.size());
        common.set(0, grid.size());
        all.forEach(common::and);
        return common;
    }

    /** Of every start: no streams where people are asked by name, as they mostly are. */
    FreeTimeRules.Rank rank(int cell) {
        return byName ? rankByName(cell) : rankByRole(cell);
    }

    private FreeTimeRules.Rank rankByName(int cell) {
        int missing = 0;
        for (Side party : optional) {
            missing += party.free().get(cell) ? 0 : 1;
        }
        int splits = 0;
        for (Side party : required) {
            splits += party.people().getFirst().isSplitBy(cell, length) ? 1 : 0;
        }
        return new FreeTimeRules.Rank(cell, missing, unsuited(cell), splits);
    }

    private int unsuited(int cell) {
        int unsuited = 0;
        for (BitSet starts : suiting.values()) {
            unsuited += starts.get(cell) ? 0 : 1;
        }
        return unsuited;
    }

    private FreeTimeRules.Rank rankByRole(int cell) {
        var coming = coming(cell);
        long missing =
                optional.stream().filter(party -> coming.apply(party).isEmpty()).count();
        long splits = required.stream()
                .flatMap(party -> coming.apply(party).stream())
                .filter(person -> person.isSplitBy(cell, length))
                .count();
        return new FreeTimeRules.Rank(cell, (int) missing, unsuited(cell), (int) splits);
    }

    List<PersonId> optionalFreeAt(int cell) {
        var coming = coming(cell);
        return optional.stream()
                .filter(party -> !party.isRole())
                .flatMap(party -> coming.apply(party).stream())
                .map(Cells::person)
                .toList();
    }

    /** Whom it would suit better at other times. */
    List<PersonId> unsuitedAt(int cell) {
        return suiting.entrySet().stream()
                .filter(person -> !person.getValue().get(cell))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Who would come for each role. */
    Map<AnyOf, PersonId> chosenAt(int cell) {
        var coming = coming(cell);
        var chosen = new HashMap<AnyOf, PersonId>();
        parties().forEach(party -> {
            if (party.asked() instanceof AnyOf role) {
                coming.apply(party).ifPresent(person -> chosen.put(role, person.person()));
            }
        });
        return Map.copyOf(chosen);
    }

    private Stream<Side> parties() {
        return Stream.concat(required.stream(), optional.stream());
    }

    /** Who would come for each party at a start: for those who must be there first, and of the others for whom anybody can. */
    private Function<Side, Optional<Cells>> coming(int cell) {
        if (byName) {
            return party -> party.free().get(cell) ? Optional.of(party.people().getFirst()) : Optional.empty();
        }
        Seating seating = seating(cell);
        parties().forEach(seating::seat);
        return party -> seating.of(party.asked());
    }

    private Seating seating(int cell) {
        return new Seating(cell, WallClockRules.dayOf(time(cell).start()));
    }

    TimeRange time(int cell) {
        return grid.time(cell, length);
    }

    /**
     * A party on the grid: where a meeting could begin with any one of its people.
     *
     * @param turns its people on each day, those first whose turn it is
     */
    record Side(Asked asked, List<Cells> people, BitSet atWork, BitSet free, Map<LocalDate, List<Cells>> turns) {
        static Side of(Asked asked, List<Cells> people, List<LocalDate> days, Workload workload) {
            var atWork = new BitSet();
            var free = new BitSet();
            people.forEach(person -> {
                atWork.or(person.atWork());
                free.or(person.starts());
            });
            return new Side(asked, people, atWork, free, people.size() < 2 ? Map.of() : turns(people, days, workload));
        }

        private static Map<LocalDate, List<Cells>> turns(List<Cells> people, List<LocalDate> days, Workload workload) {
            return days.stream().collect(toMap(day -> day, day -> people.stream()
                    .sorted(Comparator.comparing(Cells::person, workload.turns(day)))
                    .toList()));
        }

        boolean isRole() {
            return asked instanceof AnyOf;
        }

        List<Cells> peopleOn(LocalDate day) {
            return turns.getOrDefault(day, people);
        }
    }

    /**
     * One person's calendar on the grid.
     *
     * @param atWork where a meeting would fit into their working time
     * @param starts where it fits into what is left of that
     */
    record Cells(PersonId person, boolean kept, BitSet atWork, BitSet free, BitSet starts) {
        static Cells of(Calendar calendar, Grid grid, int length) {
            BitSet atWork = grid.within(calendar.atWork());
            BitSet free = (BitSet) atWork.clone();
            free.andNot(grid.touchedBy(calendar.busy()));
            return new Cells(
                    calendar.party(),
                    calendar.kept(),
                    starts(atWork, calendar, grid, length),
                    free,
                    starts(free, calendar, grid, length));
        }

        private static BitSet starts(BitSet free, Calendar calendar, Grid grid, int length) {
            BitSet starts = Grid.starts(free, length);
            grid.keepEvery(calendar.stepMinutes(), starts);
            return starts;
        }

        /** Whether a meeting leaves free time both before and after itself. */
        boolean isSplitBy(int cell, int length) {
            return kept && cell > 0 && free.get(cell - 1) && free.get(cell + length);
        }
    }
}
