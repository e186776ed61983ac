package no.samkonsult.notification;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where a notice stands, such as sent 08:15 by SMS and delivered.
 *
 * @param channel by which it went, or is to go next
 * @param changedAt when it came to stand there
 * @param dueAt when something is done with it next; null where nothing is
 * @param reason a word for why it failed, such as {@code no-address}
 */
public record NoticeState(
        UUID id,
        PersonId recipient,
        String textKey,
        Urgency urgency,
        State state,
        Channel channel,
        Instant changedAt,
        @Nullable Instant dueAt,
        @Nullable String reason) {
    /** What became of it. */
    public enum State {
        /** To be sent, now or at {@link #dueAt}. */
        WAITING,
        /** Handed over; whether it came through is not known, or not yet. */
        SENT,
        /** A receipt says that it came through. */
        DELIVERED,
        /** Not needed any more before it was sent. */
        CANCELLED,
        /** No channel carried it. */
        FAILED
    }
}
