package no.samkonsult.demo.region;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What fills somebody's calendar beside consultations: about half of their hours, on the five-minute grid. */
record BusyTime(Practitioner practitioner, LocalDateTime starts, LocalDateTime ends) {
    private static final int GRID_MINUTES = 5;

    /** The hours which the region has agreed to keep free for joint consultations: everybody's calendar is open then. */
    private static final Map<DayOfWeek, LocalTime> AGREED =
            Map.of(DayOfWeek.TUESDAY, LocalTime.of(13, 0), DayOfWeek.THURSDAY, LocalTime.of(9, 0));

    /** The same days always give the same calendar. */
    static Stream<BusyTime> of(Practitioner practitioner, LocalDate from, int days) {
        List<Shift> shifts = Shift.of(practitioner);
        return from.datesUntil(from.plusDays(days)).flatMap(date -> shifts.stream()
                .filter(shift -> shift.weekday() == date.getDayOfWeek())
                .flatMap(shift -> on(date, shift, practitioner))
                .filter(busy -> !busy.isInAgreedHour()));
    }

    private static Stream<BusyTime> on(LocalDate date, Shift shift, Practitioner practitioner) {
        var random = new SplittableRandom(31L * practitioner.post().hashCode() + date.toEpochDay());
        LocalDateTime end = date.atTime(shift.ends());
        var busy = new ArrayList<BusyTime>();
        LocalDateTime from = date.atTime(shift.starts()).plusMinutes(random.nextInt(6) * GRID_MINUTES);
        while (from.isBefore(end)) {
            LocalDateTime to = from.plusMinutes(someMinutes(random));
            busy.add(new BusyTime(practitioner, from, to.isBefore(end) ? to : end));
            from = to.plusMinutes(someMinutes(random));
        }
        return busy.stream();
    }

    private static int someMinutes(RandomGenerator random) {
        return random.nextInt(4, 16) * GRID_MINUTES;
    }

    private boolean isInAgreedHour() {
        LocalTime agreed = AGREED.get(starts.getDayOfWeek());
        return agreed != null
                && starts.toLocalTime().isBefore(agreed.plusHours(1))
                && ends.toLocalTime().isAfter(agreed);
    }
}
