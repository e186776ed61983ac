package no.samkonsult.organisation.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.shared.TimeRange;

/**
 * When a service is open, and what it has promised then. Outside of these hours nobody is watching, and nothing may look as if
 * somebody were.
 */
public record Opening(
        UUID service,
        int redResponseMinutes,
        int yellowResponseMinutes,
        HolidayHours holidays,
        List<WeeklyHours> week,
        List<HoursException> exceptions) {

    public boolean isOpen(Instant instant) {
        return OpeningRules.isOpen(this, instant);
    }

    /** The first instant from this one on at which it is open: the instant itself where it is; none within a year: empty. */
    public Optional<Instant> nextOpening(Instant from) {
        return OpeningRules.nextOpening(this, from);
    }

    /** When it is open within a span, in order; hours that meet, such as at midnight, are one. */
    public List<TimeRange> openings(TimeRange span) {
        return OpeningRules.openings(this, span);
    }

    /** When the promise for what was raised at an instant runs out: its minutes count while it is open alone. */
    public Optional<Instant> promiseEnd(Urgency urgency, Instant raisedAt) {
        return OpeningRules.afterOpenTime(this, raisedAt, promise(urgency));
    }

    public Duration promise(Urgency urgency) {
        return switch (urgency) {
            case RED -> Duration.ofMinutes(redResponseMinutes);
            case YELLOW -> Duration.ofMinutes(yellowResponseMinutes);
        };
    }
}
