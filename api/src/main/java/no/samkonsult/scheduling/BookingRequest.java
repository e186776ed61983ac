package no.samkonsult.scheduling;

import java.time.Instant;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/** A consultation as somebody wants it booked. It begins on a five-minute step. */
public record BookingRequest(
        PatientId patient, Attendees attendees, Instant start, MeetingLength length, Consultation.Topic topic) {
    public BookingRequest {
        checkStep(start);
    }

    public static void checkStep(Instant start) {
        if (!Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), Grid.CELL.toSeconds()) * Grid.CELL.toSeconds())
                .equals(start)) {
            throw new InvalidInput("start", "is not on a five-minute step");
        }
    }

    public TimeRange time() {
        return TimeRange.of(start, length.duration());
    }
}
