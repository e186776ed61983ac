package no.samkonsult.device.decode.senml;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Json;
import no.samkonsult.device.decode.Message;

/**
 * The decoder of SenML and SenSML in JSON (RFC 8428), for instance
 * {@code [{"bn":"urn:dev:mac:0024befffe804ff1:","bt":1763712000,"n":"spo2","u":"%","v":97},{"n":"pulse","u":"beat/min","v":72}]}.
 *
 * <p>Names are {@code spo2}, {@code pulse}, {@code systolic}, {@code diastolic}, {@code temperature}, {@code weight},
 * {@code glucose}, {@code fev1}, {@code fvc}, {@code pef}, {@code resp} and {@code battery}. The base name says whose values
 * they are and is not believed, since the topic says so already; but values of different base names never become one reading.
 * Values of one time become one reading where they belong together. An unknown name is refused, since it may be a misspelt
 * value that somebody relies on, and spoils no other.
 *
 * <p>A relative time is counted from the arrival, so it differs each time the pack is sent; a retained pack has none.
 */
public final class SenmlDecoder implements Decoder {
    @Override
    public List<Decoding> decode(Message message) {
        return Json.decode(message.payload(), root -> read(root, message));
    }

    private static List<Decoding> read(JsonNode root, Message message) {
        if (!(root instanceof ArrayNode pack)) {
            return List.of(Illegible.because("payload: not a JSON array"));
        }
        try {
            SenmlReadings readings = new SenmlReadings(message);
            SenmlPack.resolve(pack).forEach(readings::add);
            List<Decoding> decodings = readings.decodings();
            return decodings.isEmpty() ? List.of(Illegible.because("payload: no value in it")) : decodings;
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }
}
