package no.samkonsult.scheduling.waiting;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.BookingFields;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the list.
 *
 * @param names of those who are to meet the patient
 * @param organisation for which it was put there, and where others may arrange it too
 * @param consultation what was booked; null unless it was
 * @param offers the times that opened and were told of, the latest first
 */
public record Wish(
        UUID id,
        PatientId patient,
        String patientName,
        Attendees attendees,
        String names,
        MeetingLength length,
        Topic topic,
        TimeRange within,
        Instant deadline,
        Priority priority,
        State state,
        PersonId maker,
        OrganisationId organisation,
        Instant madeAt,
        @Nullable UUID consultation,
        List<Offer> offers) {

    /** Where it stands, and why it waits no more. */
    public enum State {
        WAITING,
        /** They meet, however that came about. */
        BOOKED,
        WITHDRAWN,
        /** Nothing was booked before the deadline. */
        EXPIRED,
        /** The patient has died or left. */
        ENDED
    }

    /** A time that opened. */
    public record Offer(Instant start, Instant toldAt) {}

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Those of the times told of that are still ahead, the latest told first. */
    public List<Offer> ahead(Instant now) {
        return offers.stream().filter(offer -> offer.start().isAfter(now)).toList();
    }

    public TimeRange time(Offer offer) {
        return TimeRange.of(offer.start(), length.duration());
    }

    /** The fields of the page of booking that are filled in. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<>(BookingFields.of(patient, attendees, length, topic));
        fields.put("weeks", BookingWish.WEEKS.getLast().toString());
        return fields;
    }

    /** The page of booking with all of that filled in. */
    public String bookingPath() {
        return BookingFields.path(fields());
    }
}
