package no.samkonsult.scheduling.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.shared.TimeRange;

/** When somebody who works in several places is still on the way from one to the next. */
public final class TravelRules {
    private TravelRules() {}

    /**
     * A place where somebody works.
     *
     * @param travel how long it takes to come there from any of the others
     */
    public record Place(List<TimeRange> atWork, Duration travel) {}

    /** The beginnings of spells that follow so soon on a spell elsewhere that one is not there yet. Who is in two places at once travels between neither. */
    public static List<TimeRange> onTheWay(List<Place> places) {
        return places.stream()
                .filter(place -> place.travel().isPositive())
                .flatMap(place -> place.atWork().stream().flatMap(spell -> places.stream()
                        .filter(other -> other != place)
                        .flatMap(other -> other.atWork().stream())
                        .flatMap(left -> arriving(left, spell, place.travel()))))
                .toList();
    }

    private static Stream<TimeRange> arriving(TimeRange left, TimeRange spell, Duration travel) {
        Instant arrival = left.end().plus(travel);
        return left.end().isAfter(spell.start()) || !arrival.isAfter(spell.start())
                ? Stream.empty()
                : Stream.of(TimeRange.of(spell.start(), arrival.isBefore(spell.end()) ? arrival : spell.end()));
    }
}
