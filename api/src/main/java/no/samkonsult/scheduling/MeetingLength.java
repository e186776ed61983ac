package no.samkonsult.scheduling;

import java.time.Duration;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.TimeRange;

/** How long a consultation lasts: from 10 minutes to four hours, in steps of five. */
public record MeetingLength(int minutes) {
    public MeetingLength {
        if (minutes < 10 || minutes > 240 || minutes % 5 != 0) {
            throw new InvalidInput("minutes", "must be 10 to 240 in steps of 5, not " + minutes);
        }
    }

    /** As long as a time is. */
    public static MeetingLength of(TimeRange time) {
        return new MeetingLength(Math.toIntExact(time.length().toMinutes()));
    }

    public Duration duration() {
        return Duration.ofMinutes(minutes);
    }
}
