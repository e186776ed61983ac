package no.samkonsult.scheduling.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.InvalidInput;

/** What the pages of series send: those of the page of booking, or the consultation that is repeated, how often, and a choice for each. */
public record SeriesForm(Map<String, String> fields) {
    /** How many weeks there can be from one to the next. */
    public static final List<Integer> WEEKS = List.of(1, 2, 3, 4, 6, 8, 12, 26);

    /** How many there can be. */
    public static final List<Integer> TIMES =
            IntStream.rangeClosed(2, Recurrence.MOST).boxed().toList();

    private static final String LEFT_OUT = "none";
    private static final int USUAL_WEEKS = 6;
    private static final int USUAL_TIMES = 4;

    /** What is repeated, where it is booked already. */
    Optional<UUID> consultation() {
        return given("consultation", UUID::fromString);
    }

    /** What is wished on the page of booking; none where nobody must come or no time is chosen. */
    Optional<SeriesWish> wish() {
        BookingWish wish = BookingWish.of(fields);
        Instant start = wish.start();
        return start == null
                ? Optional.empty()
                : wish.attendees()
                        .map(attendees ->
                                new SeriesWish(wish.patient(), attendees, wish.length(), wish.topic(), start, null));
    }

    public int everyWeeks() {
        return given("everyWeeks", Integer::valueOf).orElse(USUAL_WEEKS);
    }

    public int times() {
        return given("times", Integer::valueOf).orElse(USUAL_TIMES);
    }

    /** Whether it goes on until a day, and not so many times. */
    public boolean isUntil() {
        return "UNTIL".equals(fields.get("ends"));
    }

    public String until() {
        return fields.getOrDefault("until", "");
    }

    /** None where it makes no series of 2 to 12 within a year, which the page then says. */
    Optional<Recurrence> recurrence(Instant first) {
        try {
            return isUntil()
                    ? given("until", LocalDate::parse)
                            .map(last -> Recurrence.until(everyWeeks(), WallClockRules.dayOf(first), last))
                    : Optional.of(new Recurrence(everyWeeks(), times()));
        } catch (InvalidInput impossible) {
            return Optional.empty();
        }
    }

    /** When it is to begin instead, on the same clock as it is shown; what is not said stays. */
    Instant wanted(Instant now) {
        LocalDate day = given("day", LocalDate::parse).orElse(WallClockRules.dayOf(now));
        LocalTime clock = given("clock", LocalTime::parse).orElse(LocalTime.ofInstant(now, WallClockRules.ZONE));
        return WallClockRules.at(day.atTime(clock));
    }

    /** Whether something is chosen for one of them. */
    boolean isChosen(int place) {
        return fields.containsKey("choice." + place);
    }

    public String choice(int place) {
        return fields.getOrDefault("choice." + place, "");
    }

    /** The time that is chosen for one of them; none where it is to be left out. */
    Optional<Instant> chosen(int place) {
        return choice(place).equals(LEFT_OUT) ? Optional.empty() : given("choice." + place, Instant::parse);
    }

    int version(int place) {
        return given("version." + place, Integer::valueOf)
                .orElseThrow(() -> new InvalidInput("version." + place, "is missing"));
    }

    ChangeReason reason() {
        return given("reason", ChangeReason::valueOf).orElse(ChangeReason.OTHER);
    }

    private <T> Optional<T> given(String field, Function<String, T> reading) {
        String value = fields.getOrDefault(field, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(reading.apply(value));
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
