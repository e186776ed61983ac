package no.samkonsult.scheduling.calendar;

import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes somebody's time. Of a meeting it tells that it is one, never whom it is about.
 *
 * @param reference the consultation, the blocked time or the proposal, of those who may know more than that the time is taken
 * @param overbooked whether it takes time that is taken already
 * @param reason why it is blocked or overbooked, as far as it was said and is for the reader to know
 */
public record Entry(
        PersonId person,
        TimeRange time,
        Kind kind,
        @Nullable UUID reference,
        boolean overbooked,
        String reason) {
    /** What takes the time. */
    public enum Kind {
        MEETING,
        /** Kept free before or after a meeting. */
        BUFFER,
        BLOCKED,
        /** Taken in a calendar that the reader keeps elsewhere. */
        OUTSIDE,
        /** Held for a proposal, until its deadline. */
        HOLD,
        /** Taken, and not for the reader to know by what. */
        BUSY
    }
}
