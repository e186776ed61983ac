package no.samkonsult.device.mqtt;

import java.time.Instant;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;

/** One message as the broker delivered it. It can be acknowledged only on the connection it came by. */
@SuppressWarnings("ArrayRecordComponent") // deliveries are told apart by connection and id, never by payload
record Delivery(
        Connection connection,
        int messageId,
        int qualityOfService,
        String topic,
        @Nullable String contentType,
        @Nullable String messageIdProperty,
        boolean retained,
        byte[] payload,
        Instant receivedAt) {

    Message message(DeviceTopic named) {
        return new Message(named, contentType, messageIdProperty, receivedAt, retained, payload);
    }

    /** A delivery of a lost connection cannot be acknowledged any more, and probably comes again. */
    boolean isCurrent() {
        return connection.isLive();
    }

    void acknowledge() {
        connection.acknowledge(this);
    }

    boolean needsAcknowledgement() {
        return qualityOfService > 0;
    }
}
