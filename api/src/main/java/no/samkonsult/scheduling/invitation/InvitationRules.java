package no.samkonsult.scheduling.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samkonsult.scheduling.invitation.Guest.Told;
import no.samkonsult.shared.PersonId;

/**
 * Whom to tell what, by comparing what is true of a consultation with what each was told. What changed in between and was told
 * to nobody, is told to nobody.
 */
final class InvitationRules {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int FACTOR = 3;

    private InvitationRules() {}

    /** What somebody is to be told of a version of the consultation. */
    record Telling(PersonId person, Method method, int version) {}

    static List<Telling> tellings(Meeting meeting) {
        return meeting.guests().stream()
                .flatMap(guest -> telling(meeting, guest).stream())
                .toList();
    }

    private static Optional<Telling> telling(Meeting meeting, Guest guest) {
        boolean comes = meeting.booked() && guest.expected();
        Told told = guest.told();
        boolean thinksSo = told != null && told.method() == Method.REQUEST;
        boolean knows = told != null && thinksSo && told.version() >= meeting.timed();
        if (comes && !knows) {
            return Optional.of(new Telling(guest.person(), Method.REQUEST, meeting.version()));
        }
        if (!comes && thinksSo) {
            return Optional.of(new Telling(guest.person(), Method.CANCEL, meeting.version()));
        }
        return Optional.empty();
    }

    /** iCalendar counts from nought. */
    static int sequence(int version) {
        return version - 1;
    }

    /** How long to wait after so many attempts that failed, the first of which is 1: there is no last, for the mail server may come back. */
    static Duration pause(int failed) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < failed && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether it is worth telling still: nobody is invited to what is over. */
    static boolean isWorthTelling(Method method, Instant end, Instant now) {
        return method == Method.CANCEL || now.isBefore(end);
    }
}
