package no.samkonsult.device.decode.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Json;
import no.samkonsult.device.decode.JsonFields;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.StatusDecoder;

/**
 * The decoder of what Zigbee2MQTT publishes (https://www.zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html), on
 * {@code zigbee2mqtt/{name}} and {@code zigbee2mqtt/{name}/availability}. The name may itself hold slashes.
 *
 * <p>Of a device's state {@code battery} is read, in percent, and {@code weight} in kg, taken when the device was {@code last_seen}
 * unless that is just now: Zigbee2MQTT repeats the whole state, with another time, whenever any of it changes, and within minutes
 * the same weight is to be one reading.
 * {@code temperature} never is: it is a room's, and must not become a body's. What is left, such as contact and motion, is
 * ignored.
 *
 * <p>Topics below {@code zigbee2mqtt/bridge} tell of Zigbee2MQTT itself and are ignored, as are the commands {@code set} and
 * {@code get}; whether the gateway is there its own status topic says.
 */
public final class Zigbee2MqttDecoder implements Decoder {
    private static final String AVAILABILITY = "/availability";
    /** As long as a reading without a time is one with what says the same. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private static final Set<String> COMMANDS = Set.of("set", "get");

    private final ZoneId zone;

    /** @param zone of the site, for times without an offset */
    public Zigbee2MqttDecoder(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<Decoding> decode(Message message) {
        String path = message.topic().path();
        String name = path.substring(path.indexOf('/') + 1);
        if (name.equals("bridge") || name.startsWith("bridge/")) {
            return List.of(new Ignored("news of Zigbee2MQTT itself"));
        }
        if (COMMANDS.contains(name.substring(name.lastIndexOf('/') + 1))) {
            return List.of(new Ignored("a command to a device"));
        }
        return Part.of(() -> name.endsWith(AVAILABILITY)
                ? availability(Beneath.name(name.substring(0, name.length() - AVAILABILITY.length())), message)
                : Json.decode(message.payload(), root -> state(root, Beneath.name(name), message)));
    }

    /** One plain word in old versions, {@code {"state":"online"}} since 1.26. */
    private static List<Decoding> availability(String beneath, Message message) {
        return StatusDecoder.word(message.payload())
                .map(online -> told(online, beneath))
                .orElseGet(() -> Json.decode(message.payload(), root -> availability(root, beneath)));
    }

    private static List<Decoding> availability(JsonNode root, String beneath) {
        return StatusDecoder.word(root.path("state").asText())
                .map(online -> told(online, beneath))
                .orElseGet(() -> List.of(Illegible.because("state: not online or offline")));
    }

    private static List<Decoding> told(boolean online, String beneath) {
        return List.of(new Told(DeviceStatus.online(online).of(beneath)));
    }

    private List<Decoding> state(JsonNode root, String beneath, Message message) {
        if (!(root instanceof ObjectNode object)) {
            return List.of(Illegible.because("payload: not a JSON object"));
        }
        JsonFields fields = new JsonFields(object, "");
        List<Decoding> decodings = new ArrayList<>();
        decodings.addAll(Part.of(() -> weight(fields, beneath, message)));
        decodings.addAll(Part.of(() -> Percent.charge(fields, "battery", beneath)));
        return decodings.isEmpty() ? List.of(new Ignored("no value that is taken in")) : decodings;
    }

    private List<Decoding> weight(JsonFields fields, String beneath, Message message) {
        Optional<BigDecimal> weight = fields.numberOrText("weight");
        if (weight.isEmpty()) {
            return List.of();
        }
        Details.Builder dated = Details.builder().beneath(beneath);
        Details undated = Details.builder().beneath(beneath).build();
        return LastSeen.of(fields, zone, dated)
                .filter(seen -> isPast(seen, message))
                .map(seen -> Weight.reading(weight.get(), null, seen, dated.build(), message))
                .orElseGet(() -> Weight.reading(weight.get(), null, null, undated, message));
    }

    private static boolean isPast(OffsetDateTime seen, Message message) {
        return message.retained()
                || Duration.between(seen.toInstant(), message.receivedAt())
                                .abs()
                                .compareTo(JUST_NOW)
                        > 0;
    }
}
