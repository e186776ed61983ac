package no.samkonsult.device.mqtt;

import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Arrival.Decoded;
import no.samkonsult.device.Arrival.Undecodable;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Context;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;

/** A delivery and what it says: its arrivals, each with the label its receipt shall carry; none where there is nothing to take in. */
record Work(Delivery delivery, List<Arrival> arrivals, List<Label> labels) {

    static Work of(Delivery delivery, Decoder decoder) {
        List<Decoding> decodings = decode(delivery, decoder).stream()
                .filter(decoding -> !(decoding instanceof Ignored))
                .toList();
        return new Work(
                delivery,
                decodings.stream().map(decoding -> arrival(delivery, decoding)).toList(),
                decodings.stream().map(Decoding::label).toList());
    }

    String device() {
        return device(delivery);
    }

    boolean isIgnored() {
        return arrivals.isEmpty();
    }

    /** The same delivery as something to be kept aside for a person, because the sink never managed to store it. */
    Work asUnstorable() {
        String reason = "payload: read, but could not be stored";
        return new Work(delivery, List.of(undecodable(delivery, reason)), List.of(labels.getFirst()));
    }

    private static List<Decoding> decode(Delivery delivery, Decoder decoder) {
        return DeviceTopic.parse(delivery.topic())
                .map(topic -> decode(delivery.message(topic), decoder))
                .orElseGet(() -> illegible("topic: not a device's"));
    }

    private static List<Decoding> decode(Message message, Decoder decoder) {
        try {
            return decoder.decode(message);
        } catch (RuntimeException
                | StackOverflowError fault) { // a decoder's fault must not stop the messages behind it
            return illegible(
                    "payload: the decoder failed with " + fault.getClass().getSimpleName());
        }
    }

    private static List<Decoding> illegible(String reason) {
        return List.of(new Illegible(reason, Label.NONE));
    }

    private static Arrival arrival(Delivery delivery, Decoding decoding) {
        return switch (decoding) {
            case Legible legible ->
                new Decoded(
                        device(delivery),
                        delivery.receivedAt(),
                        delivery.topic(),
                        delivery.payload(),
                        delivery.messageIdProperty(),
                        legible.reading());
            case Told told ->
                new Arrival.Told(
                        device(delivery), delivery.receivedAt(), delivery.topic(), delivery.payload(), told.status());
            case Context _ -> undecodable(delivery, "context: kept aside, since it came apart from its reading");
            case Illegible illegible -> undecodable(delivery, illegible.reason());
            case Ignored _ -> throw new IllegalArgumentException("nothing arrived");
        };
    }

    private static Undecodable undecodable(Delivery delivery, String reason) {
        return new Undecodable(
                device(delivery),
                delivery.receivedAt(),
                delivery.topic(),
                delivery.payload(),
                delivery.contentType(),
                reason);
    }

    private static String device(Delivery delivery) {
        return DeviceTopic.deviceSegment(delivery.topic());
    }
}
