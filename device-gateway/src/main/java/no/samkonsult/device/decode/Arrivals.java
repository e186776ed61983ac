package no.samkonsult.device.decode;

import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.topic.DeviceTopic;

/** What arrived with a message, in the words of the port that stores it. */
public final class Arrivals {
    private Arrivals() {}

    /** One for each reading and each piece of news; none where there is nothing to take in. */
    public static List<Arrival> of(Message message, Decoder decoder) {
        return decoder.decode(message).stream()
                .filter(decoding -> !(decoding instanceof Ignored))
                .map(decoding -> of(message, decoding))
                .toList();
    }

    /** What a decoding is an arrival of. */
    public static Arrival of(Message message, Decoding decoding) {
        DeviceTopic topic = message.topic();
        String device = topic.device().value();
        return switch (decoding) {
            case Decoding.Legible legible ->
                new Arrival.Decoded(
                        device,
                        message.receivedAt(),
                        topic.toString(),
                        message.payload(),
                        message.messageId(),
                        legible.reading());
            case Decoding.Told told ->
                new Arrival.Told(device, message.receivedAt(), topic.toString(), message.payload(), told.status());
            case Decoding.Context of ->
                new Arrival.OfReading(device, message.receivedAt(), topic.toString(), message.payload(), of.context());
            case Decoding.Illegible illegible ->
                new Arrival.Undecodable(
                        device,
                        message.receivedAt(),
                        topic.toString(),
                        message.payload(),
                        message.contentType(),
                        illegible.reason());
            case Ignored _ -> throw new IllegalArgumentException("nothing arrived");
        };
    }
}
