package no.samkonsult.device.decode;

import java.time.Instant;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT message as a decoder sees it.
 *
 * @param contentType the MQTT 5 content type, as sent
 * @param receivedAt when the gateway got it, for formats whose times are relative
 */
@SuppressWarnings(
        "ArrayRecordComponent") // messages are never compared, and copying each payload would cost for nothing
public record Message(DeviceTopic topic, @Nullable String contentType, Instant receivedAt, byte[] payload) {}
