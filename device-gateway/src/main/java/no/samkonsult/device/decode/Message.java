package no.samkonsult.device.decode;

import java.time.Instant;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT message as a decoder sees it.
 *
 * @param contentType the MQTT 5 content type, as sent
 * @param messageId the user property {@code message-id}, as sent
 * @param receivedAt when the gateway got it, for formats whose times are relative
 * @param retained kept by the broker from earlier and sent because the gateway subscribed: nobody knows how old it is
 */
@SuppressWarnings(
        "ArrayRecordComponent") // messages are never compared, and copying each payload would cost for nothing
public record Message(
        DeviceTopic topic,
        @Nullable String contentType,
        @Nullable String messageId,
        Instant receivedAt,
        boolean retained,
        byte[] payload) {
    /** A message without any of MQTT's own marks. */
    public static Message plain(DeviceTopic topic, @Nullable String contentType, Instant receivedAt, byte[] payload) {
        return new Message(topic, contentType, null, receivedAt, false, payload);
    }
}
