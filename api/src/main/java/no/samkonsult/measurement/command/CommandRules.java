package no.samkonsult.measurement.command;

import java.time.Duration;
import java.time.Instant;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.command.Command.State;
import org.jspecify.annotations.Nullable;

/** What is sent to a device, how long it holds, and where it stands. */
final class CommandRules {
    /** Whoever asks waits for the answer: an hour later they have called, or gone there. */
    static final Duration HOLDS = Duration.ofHours(1);

    /** The broker did not take it, or the process that sent it died: it is tried again. A device knows it by its id. */
    static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(10);

    private CommandRules() {}

    static State state(@Nullable Instant sentAt, @Nullable Instant answeredAt, Instant expiresAt, Instant now) {
        if (answeredAt != null) {
            return State.ANSWERED;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return sentAt == null ? State.WAITING : State.SENT;
    }

    /** Whether a device can be asked for a kind, by the codes of what its model measures; of an unknown model nobody knows. */
    static boolean measures(String codes, Kind kind) {
        return codes.isBlank() || (" " + codes + " ").contains(" " + kind.code() + " ");
    }
}
