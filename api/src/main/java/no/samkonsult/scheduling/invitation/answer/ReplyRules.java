package no.samkonsult.scheduling.invitation.answer;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Sequence;
import biweekly.property.Uid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.PrivateEventRules;
import no.samkonsult.scheduling.invitation.answer.Answer.Coming;
import org.jspecify.annotations.Nullable;

/** Reads what calendar programs answer, leniently: each leaves out what it likes, but for the event and the answer. */
final class ReplyRules {
    private ReplyRules() {}

    /** Empty where it is no answer, or none that can be understood. */
    static Optional<Reply> read(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        if (calendar == null || calendar.getEvents().size() != 1 || !isReply(calendar)) {
            return Optional.empty();
        }
        VEvent event = calendar.getEvents().getFirst();
        return consultation(event.getUid()).flatMap(consultation -> coming(event.getAttendees())
                .map(coming -> new Reply(consultation, sequence(event.getSequence()), coming)));
    }

    private static boolean isReply(ICalendar calendar) {
        return calendar.getMethod() == null || calendar.getMethod().isReply();
    }

    private static Optional<UUID> consultation(@Nullable Uid uid) {
        if (uid == null || uid.getValue() == null) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(uid.getValue().strip().replaceFirst("@.*", ""));
            return Optional.of(id).filter(each -> PrivateEventRules.uid(each.toString())
                    .equalsIgnoreCase(uid.getValue().strip()));
        } catch (IllegalArgumentException anotherProgrammes) {
            return Optional.empty();
        }
    }

    private static int sequence(@Nullable Sequence sequence) {
        return sequence == null || sequence.getValue() == null ? 0 : sequence.getValue();
    }

    private static Optional<Coming> coming(List<Attendee> attendees) {
        if (attendees.size() != 1 || attendees.getFirst().getParticipationStatus() == null) {
            return Optional.empty();
        }
        ParticipationStatus status = attendees.getFirst().getParticipationStatus();
        return Coming.of(status.getValue().toUpperCase(Locale.ROOT));
    }
}
