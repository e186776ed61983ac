package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.device.decode.Arrivals;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;
import no.samkonsult.measurement.intake.Envelope;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.QuarantineReader;

/** Decodes what was quarantined once more: a mapping may have been added since. */
@Singleton
final class Rereading implements QuarantineReader {
    private final Decoders decoders;

    Rereading(Decoders decoders) {
        this.decoders = decoders;
    }

    @Override
    public List<Incoming> read(Envelope envelope) {
        return DeviceTopic.parse(envelope.topic())
                .map(topic -> Arrivals.of(message(topic, envelope), decoders).stream()
                        .map(Received::of)
                        .toList())
                .orElseGet(() -> List.of(new Incoming.Unreadable(envelope, "topic: not a device's")));
    }

    private static Message message(DeviceTopic topic, Envelope envelope) {
        return new Message(
                topic, envelope.contentType(), envelope.messageId(), envelope.receivedAt(), false, envelope.payload());
    }
}
