package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Whose turn it is among those who hold the same role: those who are named, then those of whose day least is taken.
 *
 * @param taken how much of each day
 */
record Workload(Map<PersonId, Map<LocalDate, Duration>> taken, Set<PersonId> named) {
    static final Workload NONE = new Workload(Map.of(), Set.of());

    static Workload of(Collection<PersonId> people, Map<PersonId, List<TimeRange>> busy, Set<PersonId> named) {
        return new Workload(
                people.stream()
                        .distinct()
                        .collect(toMap(person -> person, person -> daily(busy.getOrDefault(person, List.of())))),
                named);
    }

    /** Those who are equal keep their order. */
    Comparator<PersonId> turns(LocalDate day) {
        return Comparator.<PersonId, Boolean>comparing(person -> !named.contains(person))
                .thenComparing(person -> taken.getOrDefault(person, Map.of()).getOrDefault(day, Duration.ZERO));
    }

    private static Map<LocalDate, Duration> daily(List<TimeRange> busy) {
        List<TimeRange> spans = SpanRules.union(busy);
        return spans.stream()
                .flatMap(WallClockRules::daysOf)
                .distinct()
                .collect(toMap(day -> day, day -> SpanRules.within(spans, WallClockRules.day(day)).stream()
                        .map(TimeRange::length)
                        .reduce(Duration.ZERO, Duration::plus)));
    }
}
