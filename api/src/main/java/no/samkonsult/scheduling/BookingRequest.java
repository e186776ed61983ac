package no.samkonsult.scheduling;

import java.time.Instant;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as somebody wants it booked. It begins on a five-minute step.
 *
 * @param overbooking whose time may be taken although it is not free; null where nobody's may
 */
public record BookingRequest(
        PatientId patient,
        Attendees attendees,
        Instant start,
        MeetingLength length,
        Consultation.Topic topic,
        @Nullable Overbooking overbooking) {
    public BookingRequest {
        checkStep(start);
    }

    public BookingRequest(
            PatientId patient, Attendees attendees, Instant start, MeetingLength length, Consultation.Topic topic) {
        this(patient, attendees, start, length, topic, null);
    }

    /** The same if somebody's time is taken. */
    BookingRequest overbooking(Overbooking whom) {
        return new BookingRequest(patient, attendees, start, length, topic, whom);
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
