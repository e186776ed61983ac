package no.samkonsult.device.decode;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;

/**
 * The decoder of what a device tells about itself, also by its last will:
 * {@code {"online":false,"battery":0.8,"time":"2026-11-21T08:15:00+01:00"}} in which each field may be missing, or one plain word
 * as Tasmota and Zigbee2MQTT send it, {@code Online} or {@code offline}. A retained status is as good as another.
 */
public final class StatusDecoder implements Decoder {
    private static final int LONGEST_WORD = 16;
    private static final Set<String> ONLINE = Set.of("online", "true");
    private static final Set<String> OFFLINE = Set.of("offline", "false");

    @Override
    public List<Decoding> decode(Message message) {
        return word(message.payload())
                .map(online -> List.<Decoding>of(new Told(DeviceStatus.online(online))))
                .orElseGet(() -> Json.decode(message.payload(), StatusDecoder::read));
    }

    /** Whether one plain word says that the device is there. */
    public static Optional<Boolean> word(byte[] payload) {
        return payload.length > LONGEST_WORD ? Optional.empty() : word(new String(payload, StandardCharsets.US_ASCII));
    }

    /** Whether one plain word says that the device is there. */
    public static Optional<Boolean> word(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return ONLINE.contains(word) || OFFLINE.contains(word) ? Optional.of(ONLINE.contains(word)) : Optional.empty();
    }

    private static List<Decoding> read(JsonNode root) {
        if (!(root instanceof ObjectNode object)) {
            return List.of(Illegible.because("payload: not a JSON object"));
        }
        try {
            return List.of(new Told(status(new JsonFields(object, ""))));
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }

    private static DeviceStatus status(JsonFields fields) {
        return new DeviceStatus(
                null,
                fields.flag("online").orElse(null),
                fields.number("battery").orElse(null),
                fields.time("time").orElse(null));
    }
}
