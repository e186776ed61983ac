package no.samkonsult.device.mqtt;

import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Arrival.Undecodable;
import no.samkonsult.device.decode.Arrivals;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.NotNowException;
import no.samkonsult.device.topic.DeviceTopic;

/** A delivery and what it says: its arrivals, each with the label its receipt shall carry; none where there is nothing to take in. */
record Work(Delivery delivery, List<Arrival> arrivals, List<Label> labels) {

    /**
     * Decodes.
     *
     * @throws NotNowException where the decoder cannot say yet
     */
    static Work of(Delivery delivery, Decoder decoder) {
        return DeviceTopic.parse(delivery.topic())
                .map(topic -> of(delivery, delivery.message(topic), decoder))
                .orElseGet(() -> undecodable(delivery, "topic: not a device's", Label.NONE));
    }

    private static Work of(Delivery delivery, Message message, Decoder decoder) {
        List<Decoding> decodings = decode(message, decoder).stream()
                .filter(decoding -> !(decoding instanceof Ignored))
                .toList();
        return new Work(
                delivery,
                decodings.stream().map(each -> Arrivals.of(message, each)).toList(),
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
        return undecodable(delivery, "payload: read, but could not be stored", labels.getFirst());
    }

    private static List<Decoding> decode(Message message, Decoder decoder) {
        try {
            return decoder.decode(message);
        } catch (NotNowException later) {
            throw later;
        } catch (RuntimeException
                | StackOverflowError fault) { // a decoder's fault must not stop the messages behind it
            return List.of(Illegible.because(
                    "payload: the decoder failed with " + fault.getClass().getSimpleName()));
        }
    }

    private static Work undecodable(Delivery delivery, String reason, Label label) {
        var arrival = new Undecodable(
                device(delivery),
                delivery.receivedAt(),
                delivery.topic(),
                delivery.payload(),
                delivery.contentType(),
                reason);
        return new Work(delivery, List.of(arrival), List.of(label));
    }

    private static String device(Delivery delivery) {
        return DeviceTopic.deviceSegment(delivery.topic());
    }
}
