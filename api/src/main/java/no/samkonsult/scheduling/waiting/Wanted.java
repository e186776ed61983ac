package no.samkonsult.scheduling.waiting;

import java.time.Duration;
import java.time.Instant;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/**
 * What somebody puts on the list.
 *
 * @param within when they are to meet, 60 days at most
 * @param deadline until when it waits, no later than the last day
 */
record Wanted(
        PatientId patient,
        Attendees attendees,
        MeetingLength length,
        Topic topic,
        TimeRange within,
        Instant deadline,
        Priority priority) {
    private static final int LONGEST_DAYS = 60;

    /** One of the days may have 25 hours. */
    private static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS).plusHours(1);

    Wanted {
        if (!attendees.canBeAsked()) {
            throw new InvalidInput("required", "names a role or a room: those who are waited for are people by name");
        }
        if (within.length().compareTo(LONGEST) > 0) {
            throw new InvalidInput("to", "is more than %d days after from".formatted(LONGEST_DAYS));
        }
        if (within.length().compareTo(length.duration()) < 0) {
            throw new InvalidInput("to", "leaves no room for %d minutes".formatted(length.minutes()));
        }
        if (deadline.isAfter(within.end())) {
            throw new InvalidInput("deadline", "is after to");
        }
    }
}
