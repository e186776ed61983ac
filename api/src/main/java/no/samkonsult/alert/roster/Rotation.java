package no.samkonsult.alert.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Persons who take turns at the same hours of the same weekdays, by the wall clock.
 *
 * @param weekdays the days that shifts begin on
 * @param ends on the day after, where it is not after {@code starts}; the same time is a whole day
 * @param turnDays how many days each has in turn, counted from {@code startsOn}: 7 is a week
 * @param lastOn the last day that a shift may begin on; null where nobody has ended it
 */
public record Rotation(
        UUID id,
        String name,
        Set<DayOfWeek> weekdays,
        LocalTime starts,
        LocalTime ends,
        int turnDays,
        LocalDate startsOn,
        @Nullable LocalDate lastOn,
        List<PersonId> people) {
    public Rotation {
        if (weekdays.isEmpty() || people.isEmpty() || turnDays < 1) {
            throw new IllegalArgumentException(
                    "%d weekdays, %d people, turns of %d days".formatted(weekdays.size(), people.size(), turnDays));
        }
    }

    public boolean hasShiftOn(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek())
                && !day.isBefore(startsOn)
                && (lastOn == null || !day.isAfter(lastOn));
    }

    /** Whether it has a shift on some day from this one on. */
    public boolean goesOnFrom(LocalDate day) {
        return lastOn == null || !lastOn.isBefore(day);
    }

    /** Whose turn it is on a day. */
    PersonId turnOn(LocalDate day) {
        long turns = Math.floorDiv(ChronoUnit.DAYS.between(startsOn, day), turnDays);
        return people.get((int) Math.floorMod(turns, (long) people.size()));
    }

    /** When the shift of a day is; nothing where the clock skips all of it. */
    Optional<TimeRange> timeOn(LocalDate day) {
        LocalDate last = starts.isBefore(ends) ? day : day.plusDays(1);
        Instant start = WallClockRules.at(day.atTime(starts));
        Instant end = WallClockRules.at(last.atTime(ends));
        return start.isBefore(end) ? Optional.of(TimeRange.of(start, end)) : Optional.empty();
    }
}
