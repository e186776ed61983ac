package no.samkonsult.scheduling.proposal;

import java.time.Instant;
import java.util.List;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;

/**
 * A proposal as somebody wants it made.
 *
 * @param professionalsAsked whether those whose time is held must say yes too
 * @param starts one to three, soonest first
 */
record ProposalWish(
        PatientId patient,
        Attendees attendees,
        MeetingLength length,
        Topic topic,
        boolean professionalsAsked,
        List<Instant> starts,
        Instant deadline) {
    static final int MOST = 3;

    ProposalWish {
        starts = starts.stream().distinct().sorted().toList();
        if (starts.isEmpty() || starts.size() > MOST) {
            throw new InvalidInput("times", "must be 1 to %d".formatted(MOST));
        }
        if (deadline.isAfter(ProposalRules.latestDeadline(starts))) {
            throw new InvalidInput("deadline", "must be at least an hour before the first time");
        }
    }

    /** The booking that each of its times would be. */
    List<BookingRequest> requests() {
        return starts.stream()
                .map(start -> new BookingRequest(patient, attendees, start, length, topic))
                .toList();
    }
}
