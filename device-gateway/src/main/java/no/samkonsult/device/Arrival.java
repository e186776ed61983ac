package no.samkonsult.device;

import java.time.Instant;

/**
 * What arrived from a device: a reading, or bytes that nobody could read. Both are handed to the sink, so that nothing a device
 * was relieved of is lost.
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

    /** One reading. A message that carries several becomes several of these, with the same payload. */
    record Decoded(String device, Instant receivedAt, String topic, byte[] payload, Reading reading)
            implements Arrival {}

    /** Bytes that could not be read. The reason names the field and what is wrong with it, never a health value. */
    record Undecodable(String device, Instant receivedAt, String topic, byte[] payload, String reason)
            implements Arrival {}
}
