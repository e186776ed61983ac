package no.samkonsult.notification.contact;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One address of somebody.
 *
 * @param active whether it is used
 * @param secretId what the secret of a webhook is derived from: another where the address is another
 * @param arrivedAt when something that was sent there last is known to have come through, to the minute
 */
public record ContactPoint(
        Channel channel,
        String address,
        boolean active,
        UUID secretId,
        @Nullable Instant arrivedAt) {}
