package no.samkonsult.device.decode.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.device.Details;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Json;
import no.samkonsult.device.decode.JsonFields;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.StatusDecoder;

/**
 * The decoder of Bluetooth advertisements as OpenMQTTGateway and Theengs Gateway publish them, on {@code theengs/{mac}} or
 * {@code theengs/BTtoMQTT/{mac}}; {@code theengs/LWT} says whether the gateway is there.
 *
 * <p>Property names are those of Theengs Decoder (https://decoder.theengs.io/devices/devices.html). Of its devices only Mi
 * scales measure what we take in: {@code weight} in {@code unit} {@code kg}, {@code lb} or {@code jin}. Its thermometers are of
 * rooms and roasts, so {@code tempc} is never read, nor are a wristband's {@code steps} and {@code act_bpm}, which say neither
 * when nor for how long. {@code batt} is the charge in percent.
 *
 * <p>A gateway hears the neighbours' devices too. What is not ours to read is ignored rather than kept, as is what was not a
 * finished weighing of a person.
 */
public final class TheengsDecoder implements Decoder {
    /** Half a kilogram: one jin (市斤) is 500 g. UCUM has no code for it. */
    private static final BigDecimal KILOGRAMS_PER_JIN = new BigDecimal("0.5");

    private static final Set<String> POUNDS = Set.of("lb", "lbs");
    private static final StatusDecoder STATUS = new StatusDecoder();

    @Override
    public List<Decoding> decode(Message message) {
        String path = message.topic().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name) {
            case "LWT" -> STATUS.decode(message);
            case "SYStoMQTT", "RLStoMQTT" -> List.of(new Ignored("the gateway's own state"));
            default ->
                Beneath.mac(name)
                        .map(mac -> Json.decode(message.payload(), root -> read(root, mac, message)))
                        .orElseGet(() -> List.of(Illegible.because("topic: not a MAC address")));
        };
    }

    private static List<Decoding> read(JsonNode root, String mac, Message message) {
        if (!(root instanceof ObjectNode object)) {
            return List.of(Illegible.because("payload: not a JSON object"));
        }
        JsonFields fields = new JsonFields(object, "");
        return Part.of(() -> {
            checkId(fields, mac);
            List<Decoding> decodings = new ArrayList<>();
            decodings.addAll(Part.of(() -> weight(fields, mac, message)));
            decodings.addAll(
                    Part.of(() -> Percent.charge(fields, fields.object().has("batt") ? "batt" : "battery", mac)));
            return decodings.isEmpty() ? List.of(new Ignored("no value that is taken in")) : decodings;
        });
    }

    private static void checkId(JsonFields fields, String mac) {
        Optional<String> id = fields.text("id").flatMap(Beneath::mac);
        if (id.isPresent() && !id.get().equals(mac)) {
            throw fields.wrong("id", "not the topic's");
        }
    }

    private static List<Decoding> weight(JsonFields fields, String mac, Message message) {
        Optional<BigDecimal> weight = fields.numberOrText("weight");
        if (weight.isEmpty()) {
            return List.of();
        }
        if (!isPerson(fields) || !isFinished(fields)) {
            return List.of(new Ignored("not a finished weighing of a person"));
        }
        Details details = Details.builder().beneath(mac).build();
        String unit = fields.text("unit").orElseThrow(() -> fields.wrong("unit", "missing"));
        if (POUNDS.contains(unit)) {
            return Weight.reading(weight.get(), "[lb_av]", null, details, message);
        }
        return Weight.reading(kilograms(weight.get(), unit, fields), null, null, details, message);
    }

    private static BigDecimal kilograms(BigDecimal weight, String unit, JsonFields fields) {
        return switch (unit) {
            case "kg" -> weight;
            case "jin" -> weight.multiply(KILOGRAMS_PER_JIN);
            default -> throw fields.wrong("unit", "not kg, lb or jin");
        };
    }

    /** Mi scales say {@code object} of what is too light to be a person; older decoders called the property {@code mode}. */
    private static boolean isPerson(JsonFields fields) {
        return Stream.of("weighing_mode", "mode")
                .noneMatch(name -> fields.text(name).filter("object"::equals).isPresent());
    }

    /** Flags of decoders that do not leave unfinished weighings out themselves; Theengs Decoder does. */
    private static boolean isFinished(JsonFields fields) {
        return !isFlag(fields, "stabilized", false) && !isFlag(fields, "weight_removed", true);
    }

    private static boolean isFlag(JsonFields fields, String name, boolean wanted) {
        JsonNode flag = fields.object().path(name);
        return flag.isNumber() ? (flag.intValue() != 0) == wanted : flag.isBoolean() && flag.booleanValue() == wanted;
    }
}
