package no.samkonsult.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.NearMiss;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Finds, ranks and explains the times at which several parties can meet. */
final class FreeTimeRules {
    private static final int NEAR_MISSES = 3;

    private FreeTimeRules() {}

    /**
     * What is asked.
     *
     * @param earliest the first instant at which a meeting may begin, however early the window does
     * @param suiting when it suits those best who have said so
     */
    record Question(
            TimeRange window,
            Instant earliest,
            Duration length,
            List<PartyCalendars> required,
            List<PartyCalendars> optional,
            Workload workload,
            Map<PersonId, List<TimeRange>> suiting,
            int limit) {}

    static SearchResult search(Question question) {
        var sweep = Sweep.of(question);
        List<Candidate> candidates = candidates(sweep, question.limit());
        return new SearchResult(
                candidates, nearMisses(sweep, candidates), candidates.isEmpty() ? reasons(question, sweep) : List.of());
    }

    /** Optional parties first, then when it suits people best, then undivided sessions, then the clock; what overlaps something better is left out. */
    private static List<Candidate> candidates(Sweep sweep, int limit) {
        Stream<Rank> ranked =
                sweep.starts().stream().mapToObj(sweep::rank).sorted(Comparator.comparingLong(Rank::order));
        return apart(ranked, rank -> sweep.time(rank.cell()), limit).stream()
                .map(rank -> new Candidate(
                        sweep.time(rank.cell()),
                        sweep.optionalFreeAt(rank.cell()),
                        sweep.chosenAt(rank.cell()),
                        sweep.unsuitedAt(rank.cell()),
                        rank.splits()))
                .toList();
    }

    /** Sooner than any candidate, else nobody would want them. */
    private static List<NearMiss> nearMisses(Sweep sweep, List<Candidate> candidates) {
        Instant first = candidates.stream()
                .map(candidate -> candidate.time().start())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Stream<NearMiss> sooner = sweep.required().stream()
                .flatMap(party -> sweep.startsWithout(party).stream()
                        .mapToObj(cell -> new NearMiss(sweep.time(cell), party.asked()))
                        .takeWhile(miss -> miss.time().start().isBefore(first)))
                .sorted(Comparator.comparing(miss -> miss.time().start()));
        return apart(sooner, NearMiss::time, NEAR_MISSES);
    }

    private static <T> List<T> apart(Stream<T> bestFirst, Function<T, TimeRange> time, int limit) {
        var chosen = new ArrayList<T>();
        for (T next : (Iterable<T>) bestFirst::iterator) {
            if (chosen.size() == limit) {
                break;
            }
            if (chosen.stream().noneMatch(one -> time.apply(one).overlaps(time.apply(next)))) {
                chosen.add(next);
            }
        }
        return List.copyOf(chosen);
    }

    private static List<Reason> reasons(Question question, Sweep sweep) {
        if (Grid.between(question.window().start(), question.window().end()).size() < sweep.length()) {
            return List.of(new Reason.WindowTooShort());
        }
        if (sweep.grid().size() < sweep.length()) {
            return List.of(new Reason.LeadTime());
        }
        var reasons = new ArrayList<Reason>();
        if (sweep.startsAtWork().isEmpty()) {
            reasons.add(new Reason.NoCommonWorkingHours());
        }
        sweep.required().stream()
                .filter(sweep::isInTheWay)
                .forEach(party -> reasons.add(new Reason.PartyUnavailable(party.asked())));
        return reasons.isEmpty() ? List.of(new Reason.NoCommonFreeTime()) : List.copyOf(reasons);
    }

    /** How good a start is: fewer is better in each. */
    record Rank(int cell, int optionalMissing, int unsuited, int splits) {
        private static final int MORE_THAN_PARTIES = 256;

        /** The lower the better: who is missing before whom it suits, that before what it splits, and all before the clock. */
        long order() {
            long people = ((long) optionalMissing * MORE_THAN_PARTIES + unsuited) * MORE_THAN_PARTIES + splits;
            return people << Integer.SIZE | cell;
        }
    }
}
