package no.samkonsult.scheduling;

import java.time.Duration;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/** What a search is for: these people, for this patient, within a window of at most 60 days. */
public record SearchRequest(PatientId patient, Attendees attendees, TimeRange window, MeetingLength length, int limit) {
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int MOST = 50;

    public SearchRequest {
        if (window.length().compareTo(LONGEST) > 0) {
            throw new InvalidInput("to", "is more than %d days after from".formatted(LONGEST.toDays()));
        }
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "must be 1 to %d, not %d".formatted(MOST, limit));
        }
    }
}
