package no.samkonsult.alert.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.alert.roster.Shift.Kind;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Who is on duty: the rotations, then the swaps, then the overrides in the order they were made, less whoever is absent. Who is
 * away is on duty by nothing: a gap that is seen can be filled, and somebody who is not there cannot be woken.
 */
public final class RosterRules {
    private static final Comparator<Shift> BY_TIME = Comparator.comparing(
                    (Shift shift) -> shift.time().start())
            .thenComparingInt(Shift::place)
            .thenComparing(shift -> shift.time().end());

    private RosterRules() {}

    /** Everybody who is on duty at an instant, who is asked first before the others. */
    public static List<PersonId> onDuty(Roster roster, Instant at) {
        return shifts(roster, TimeRange.of(at, Duration.ofNanos(1))).stream()
                .filter(shift -> shift.time().contains(at))
                .sorted(Comparator.comparingInt(Shift::place))
                .map(Shift::person)
                .distinct()
                .toList();
    }

    /** The shifts that touch a span, whole, in order. */
    public static List<Shift> shifts(Roster roster, TimeRange span) {
        Map<ShiftId, PersonId> swapped = swapped(roster);
        List<Shift> duty = IntStream.range(0, roster.rotations().size())
                .boxed()
                .flatMap(place -> planned(roster.rotations().get(place), place, swapped, span))
                .toList();
        for (DutyOverride override : roster.overrides()) {
            duty = with(duty, override, roster.rotations().size());
        }
        return duty.stream()
                .flatMap(shift -> present(shift, roster.absences()))
                .filter(shift -> shift.time().overlaps(span))
                .sorted(BY_TIME)
                .toList();
    }

    /** Whose shift it is by rotations and swaps, if there is such a shift. */
    public static Optional<PersonId> holder(Roster roster, ShiftId shift) {
        return holder(roster, swapped(roster), shift);
    }

    /** When a shift is, if there is such a one. */
    public static Optional<TimeRange> time(Roster roster, ShiftId shift) {
        return rotation(roster, shift).flatMap(rotation -> rotation.timeOn(shift.day()));
    }

    private static Optional<Rotation> rotation(Roster roster, ShiftId shift) {
        return roster.rotations().stream()
                .filter(rotation -> rotation.id().equals(shift.rotation()) && rotation.hasShiftOn(shift.day()))
                .findFirst();
    }

    private static Optional<PersonId> holder(Roster roster, Map<ShiftId, PersonId> swapped, ShiftId shift) {
        return rotation(roster, shift).map(rotation -> swapped.getOrDefault(shift, rotation.turnOn(shift.day())));
    }

    /** Who has the shifts that were swapped. A swap of what is no longer the one's or the other's swaps nothing. */
    private static Map<ShiftId, PersonId> swapped(Roster roster) {
        var swapped = new HashMap<ShiftId, PersonId>();
        for (Swap swap : roster.swaps()) {
            if (holder(roster, swapped, swap.given()).equals(Optional.of(swap.by()))
                    && holder(roster, swapped, swap.taken()).equals(Optional.of(swap.to()))) {
                swapped.put(swap.given(), swap.to());
                swapped.put(swap.taken(), swap.by());
            }
        }
        return swapped;
    }

    /** A shift may have begun on the day before and be over midnight. */
    private static Stream<Shift> planned(Rotation rotation, int place, Map<ShiftId, PersonId> swapped, TimeRange span) {
        LocalDate first = WallClockRules.dayOf(span.start()).minusDays(1);
        return first.datesUntil(WallClockRules.dayOf(span.end()).plusDays(1))
                .filter(rotation::hasShiftOn)
                .flatMap(day -> rotation.timeOn(day).stream().map(time -> {
                    var id = new ShiftId(rotation.id(), day);
                    PersonId turn = rotation.turnOn(day);
                    PersonId person = swapped.getOrDefault(id, turn);
                    return new Shift(person, time, person.equals(turn) ? Kind.ROTATION : Kind.SWAP, place, id, null);
                }));
    }

    private static List<Shift> with(List<Shift> duty, DutyOverride override, int lastPlace) {
        if (override.insteadOf() != null) {
            return duty.stream().flatMap(shift -> replaced(shift, override)).toList();
        }
        var more = new ArrayList<Shift>(duty);
        more.add(new Shift(override.person(), override.during(), Kind.OVERRIDE, lastPlace, null, override.id()));
        return more;
    }

    private static Stream<Shift> replaced(Shift shift, DutyOverride override) {
        if (!shift.person().equals(override.insteadOf())) {
            return Stream.of(shift);
        }
        Stream<Shift> taken = SpanRules.within(List.of(shift.time()), override.during()).stream()
                .map(part -> new Shift(
                        override.person(), part, Kind.OVERRIDE, shift.place(), shift.planned(), override.id()));
        return Stream.concat(SpanRules.without(shift.time(), override.during()).map(shift::during), taken);
    }

    private static Stream<Shift> present(Shift shift, Collection<Absence> absences) {
        List<TimeRange> away = absences.stream()
                .filter(absence -> absence.person().equals(shift.person()))
                .map(Absence::during)
                .toList();
        return SpanRules.minus(List.of(shift.time()), away).stream().map(shift::during);
    }
}
