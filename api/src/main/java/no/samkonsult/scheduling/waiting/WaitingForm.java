package no.samkonsult.scheduling.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.TimeRange;

/** The fields in which something is put on the list: those of the page of booking, and within which days. */
public record WaitingForm(Map<String, String> fields, LocalDate today) {
    private static final int LONGEST_DAYS = 59;

    /** The first day. */
    public LocalDate from() {
        return day("from", today);
    }

    /** The last day. */
    public LocalDate to() {
        return day("to", today.plusWeeks(BookingWish.of(fields).weeks()));
    }

    /** The last day on which it waits. */
    public LocalDate deadline() {
        return day("deadline", to());
    }

    public Priority priority() {
        try {
            return Priority.valueOf(fields.getOrDefault("priority", Priority.USUAL.name()));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput("priority", "is none of SOON, USUAL, CAN_WAIT");
        }
    }

    /** The key of what is wrong with the days; none where nothing is. */
    Optional<String> fault() {
        if (to().isBefore(from()) || to().isBefore(today)) {
            return Optional.of("waiting.fault.days");
        }
        if (from().plusDays(LONGEST_DAYS).isBefore(to())) {
            return Optional.of("waiting.fault.long");
        }
        return deadline().isAfter(to()) || deadline().isBefore(today)
                ? Optional.of("waiting.fault.deadline")
                : Optional.empty();
    }

    /** What is wanted; none where nobody must come. */
    Optional<Wanted> wanted() {
        BookingWish wish = BookingWish.of(fields);
        return wish.attendees()
                .map(attendees -> new Wanted(
                        wish.patient(),
                        attendees,
                        wish.length(),
                        wish.topic(),
                        TimeRange.of(WallClockRules.day(from()).start(), end(to())),
                        end(deadline()),
                        priority()));
    }

    private static Instant end(LocalDate day) {
        return WallClockRules.day(day).end();
    }

    private LocalDate day(String field, LocalDate otherwise) {
        String value = fields.getOrDefault(field, "");
        try {
            return value.isEmpty() ? otherwise : LocalDate.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, "is no date");
        }
    }
}
