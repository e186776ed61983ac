package no.samkonsult.scheduling.invitation;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.time.Instant;
import no.samkonsult.platform.PrivateEventRules;
import no.samkonsult.platform.Texts;
import no.samkonsult.scheduling.Consultation.Attendance;

/** Writes an invitation as iCalendar (RFC 5545 and 5546), as little of it as a calendar needs to add, change and remove one event. */
final class CalendarFileRules {
    private static final String PRODUCT = "-//Samkonsult//Videotime//NN";

    private CalendarFileRules() {}

    static String write(Letter letter, Texts texts, Instant now) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(letter.method().name());
        calendar.getTimezoneInfo().setDefaultTimezone(NorwegianTimeRules.zone());
        calendar.addEvent(event(letter, texts, now));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Letter letter, Texts texts, Instant now) {
        VEvent event = PrivateEventRules.event(
                letter.consultation().toString(), letter.time(), texts.get("invitation.summary"), now);
        event.setSequence(InvitationRules.sequence(letter.version()));
        event.setStatus(letter.method() == Method.CANCEL ? Status.cancelled() : Status.confirmed());
        event.setOrganizer(organiser(letter.sender()));
        event.addAttendee(attendee(letter));
        if (letter.link() != null) {
            event.setUrl(letter.link());
        }
        return event;
    }

    private static Organizer organiser(String address) {
        return new Organizer((String) null, address);
    }

    private static Attendee attendee(Letter letter) {
        var attendee = new Attendee((String) null, letter.address());
        if (letter.method() == Method.REQUEST) {
            attendee.setRsvp(true);
            attendee.setParticipationStatus(status(letter.answered()));
        }
        return attendee;
    }

    private static ParticipationStatus status(Attendance answered) {
        return switch (answered) {
            case ACCEPTED -> ParticipationStatus.ACCEPTED;
            case TENTATIVE -> ParticipationStatus.TENTATIVE;
            case DECLINED -> ParticipationStatus.DECLINED;
            case INVITED, UNAVAILABLE -> ParticipationStatus.NEEDS_ACTION;
        };
    }
}
