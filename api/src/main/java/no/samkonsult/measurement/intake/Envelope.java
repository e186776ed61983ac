package no.samkonsult.measurement.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message in which something came, kept whole for as long as somebody may have to look at it.
 *
 * @param device who sent it, as the broker knows it: the topic segment tied to its user name
 * @param beneath the address of the device meant, where a gateway relays; null where the sender itself is meant
 * @param messageId the sender's own name for the message
 */
@SuppressWarnings(
        "ArrayRecordComponent") // envelopes are never compared by payload, and a copy of each would cost for nothing
public record Envelope(
        String device,
        @Nullable String beneath,
        String topic,
        @Nullable String contentType,
        @Nullable String messageId,
        Instant receivedAt,
        byte[] payload) {
    /** Whom it is from. */
    Sender.Address address() {
        return new Sender.Address(device, beneath);
    }
}
