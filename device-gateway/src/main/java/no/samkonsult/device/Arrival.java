package no.samkonsult.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What arrived from a device: a reading, news of the device itself, or bytes that nobody could read. All are handed to the sink,
 * so that nothing a device was relieved of is lost.
 *
 * <p>The device is the topic segment that the broker ties to the user name, whatever the payload says. The payload is not
 * copied: treat it as read-only.
 */
@SuppressWarnings(
        "ArrayRecordComponent") // arrivals are never compared, and copying each payload would cost for nothing
public sealed interface Arrival {
    String device();

    Instant receivedAt();

    String topic();

    byte[] payload();

    /**
     * One reading. A message that carries several becomes several of these, with the same payload.
     *
     * @param messageId the sender's own name for the message, for readings without a time
     */
    record Decoded(
            String device,
            Instant receivedAt,
            String topic,
            byte[] payload,
            @Nullable String messageId,
            Reading reading)
            implements Arrival {}

    /** What a device tells of a reading that it sent in another message. */
    record OfReading(String device, Instant receivedAt, String topic, byte[] payload, ReadingContext context)
            implements Arrival {}

    /** What a device tells about itself. */
    record Told(String device, Instant receivedAt, String topic, byte[] payload, DeviceStatus status)
            implements Arrival {}

    /** Bytes that could not be read, with what is needed to try again. The reason names the field and what is wrong with it, never a health value. */
    record Undecodable(
            String device,
            Instant receivedAt,
            String topic,
            byte[] payload,
            @Nullable String contentType,
            String reason)
            implements Arrival {}
}
