package no.samkonsult.device.decode.home;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Json;
import no.samkonsult.device.decode.JsonFields;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of ThingsBoard's telemetry, in the forms of its MQTT device API and gateway API
 * (https://thingsboard.io/docs/reference/mqtt-api/telemetry and …/gateway-api/telemetry): values by name,
 * {@code {"ts":1483228800000,"values":{…}}}, an array of either, or such an array for each device's name.
 *
 * <p>Values are {@code systolic}, {@code diastolic}, {@code mean}, {@code pulse}, {@code saturation} or {@code spo2},
 * {@code oxygenFlow}, {@code temperature}, {@code weight}, {@code glucose}, {@code fev1}, {@code fvc}, {@code pef},
 * {@code respiratoryRate}, {@code steps} and {@code inr}, each in its canonical unit since ThingsBoard has none, and
 * {@code battery} from 0 to 1. A number may be a text. Others are tolerated, since gateways send what they have.
 */
public final class ThingsBoardDecoder implements Decoder {
    private static final String BATTERY = "battery";
    private static final Map<String, Vital> NAMES = names();

    @Override
    public List<Decoding> decode(Message message) {
        return Json.decode(message.payload(), root -> {
            List<Decoding> decodings = read(root, message);
            return decodings.isEmpty() ? List.of(Illegible.because("payload: no known value in it")) : decodings;
        });
    }

    private static List<Decoding> read(JsonNode root, Message message) {
        if (!(root instanceof ObjectNode object) || object.isEmpty() || !isByDevice(object)) {
            return entries(root, null, "", message);
        }
        List<Decoding> decodings = new ArrayList<>();
        object.properties()
                .forEach(device -> decodings.addAll(entries(device.getValue(), device.getKey(), "device.", message)));
        return decodings;
    }

    private static boolean isByDevice(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getValue).allMatch(JsonNode::isArray);
    }

    private static List<Decoding> entries(JsonNode node, @Nullable String name, String path, Message message) {
        Stream<JsonNode> entries = node.isArray() ? node.valueStream() : Stream.of(node);
        return entries.flatMap(entry -> entry(entry, name, path, message).stream())
                .toList();
    }

    private static List<Decoding> entry(JsonNode entry, @Nullable String name, String path, Message message) {
        if (!(entry instanceof ObjectNode object)) {
            return List.of(Illegible.because(path.isEmpty() ? "payload: not an object" : "device: not an object"));
        }
        return Part.of(
                () -> telemetry(new JsonFields(object, path), name == null ? null : Beneath.name(name), message));
    }

    private static List<Decoding> telemetry(JsonFields entry, @Nullable String beneath, Message message) {
        boolean timed = entry.object().has("values");
        JsonFields values = timed ? entry.object("values").orElseThrow(() -> entry.wrong("values", "missing")) : entry;
        Details details = Details.builder().beneath(beneath).build();
        Vitals vitals =
                new Vitals(timed ? entry.epochMilliseconds("ts").orElse(null) : null, message.retained(), details);
        List<Decoding> decodings = new ArrayList<>();
        Map<Vital, Quantity> known = new EnumMap<>(Vital.class);
        NAMES.forEach((name, vital) ->
                number(values, name, decodings).ifPresent(value -> known.put(vital, new Quantity(value, null))));
        decodings.addAll(vitals.readings(known));
        number(values, BATTERY, decodings)
                .ifPresent(charge -> decodings.addAll(Part.of(() -> List.of(told(charge, beneath)))));
        return decodings;
    }

    /** What is no number is illegible by itself, and the values beside it are not. */
    private static Optional<BigDecimal> number(JsonFields values, String name, List<Decoding> decodings) {
        try {
            return values.numberOrText(name);
        } catch (IllegalArgumentException refused) {
            decodings.add(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
            return Optional.empty();
        }
    }

    private static Decoding told(BigDecimal charge, @Nullable String beneath) {
        return new Told(DeviceStatus.battery(charge).of(beneath));
    }

    private static Map<String, Vital> names() {
        Map<String, Vital> names = new LinkedHashMap<>(Map.of("spo2", Vital.SATURATION));
        Stream.of(Vital.values()).forEach(vital -> names.put(vital.valueName(), vital));
        return names;
    }
}
