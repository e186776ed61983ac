package no.samkonsult.scheduling.immediate;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is rung.
 *
 * @param times how often
 * @param seenAt when they opened the page
 * @param endedAt when they answered, or it ended otherwise
 */
public record Ring(
        PersonId person,
        String name,
        Role role,
        OrganisationId organisation,
        String organisationName,
        int times,
        Instant rungAt,
        Instant expiresAt,
        @Nullable Instant seenAt,
        @Nullable Instant endedAt,
        State state) {

    /** Where it stands. */
    public enum State {
        RINGING,
        /** Said yes, and has something else in the calendar; may say yes again until it expires. */
        OCCUPIED,
        JOINED,
        DECLINED,
        /** Another of the same role was first. */
        COVERED,
        /** Did not answer in time. */
        MISSED,
        /** Whoever rang stopped. */
        STOPPED;

        /** Whether they are not needed any more, without having said anything. */
        boolean isLettingGo() {
            return this == COVERED || this == STOPPED;
        }
    }

    private static final Set<State> OPEN = EnumSet.of(State.RINGING, State.OCCUPIED);

    /** Whether they can still answer. */
    public boolean isOpen(Instant now) {
        return OPEN.contains(state) && now.isBefore(expiresAt);
    }

    /** As what they take part once they have said yes. */
    Participant participant() {
        return new Participant(person, name, role, organisation, organisationName, true, Attendance.ACCEPTED);
    }
}
