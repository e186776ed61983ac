package no.samkonsult.alert.escalation;

import java.time.Duration;
import java.util.List;
import no.samkonsult.notification.Channel;

/**
 * One step of an escalation.
 *
 * @param channels the first, then those it falls back to
 * @param patience how long somebody has to take the alert before the next step
 */
public record Step(Target target, List<Channel> channels, Duration patience) {
    public Step {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || !patience.isPositive()) {
            throw new IllegalArgumentException("a step by %s with %s of patience".formatted(channels, patience));
        }
    }
}
