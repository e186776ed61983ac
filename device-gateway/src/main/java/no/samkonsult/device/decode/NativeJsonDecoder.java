package no.samkonsult.device.decode;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of our own JSON, one reading to a message:
 * {@code {"time":"2026-11-21T08:15:00+01:00","sequence":4711,"kind":"pulse","values":{"value":71},"battery":0.8}}.
 *
 * <p>Beside these it may tell {@code "user"}, the device's own number (0 to 254) for who used it, and {@code "clock"}, what the
 * device's clock showed when it sent.
 *
 * <p>Unknown fields beside these are tolerated, so that firmware may send more; an unknown name among the values is not, since
 * it may be a misspelt value that somebody relies on.
 */
public final class NativeJsonDecoder implements Decoder {
    private static final int LONGEST_ECHO = 64;

    @Override
    public List<Decoding> decode(Message message) {
        return Json.decode(message.payload(), root -> read(root, message.retained()));
    }

    private static List<Decoding> read(JsonNode root, boolean retained) {
        return List.of(
                root instanceof ObjectNode object
                        ? read(object, retained)
                        : Illegible.because("payload: not a JSON object"));
    }

    private static Decoding read(ObjectNode root, boolean retained) {
        Label label = label(root);
        try {
            Reading reading = reading(new JsonFields(root, ""));
            return retained && reading.time() == null
                    ? new Illegible("payload: retained and without a time of its own", label)
                    : new Legible(reading, label);
        } catch (IllegalArgumentException refused) {
            return new Illegible(requireNonNullElse(refused.getMessage(), "payload: refused"), label);
        }
    }

    private static Reading reading(JsonFields fields) {
        return new Reading(
                Kind.ofCode(fields.text("kind").orElseThrow(() -> fields.wrong("kind", "missing")))
                        .orElseThrow(() -> fields.wrong("kind", "not a known kind")),
                fields.time("time").orElse(null),
                fields.naturalNumber("sequence").orElse(null),
                fields.object("values")
                        .orElseThrow(() -> fields.wrong("values", "missing"))
                        .numbers(),
                fields.text("unit").orElse(null),
                details(fields));
    }

    private static Details details(JsonFields fields) {
        return Details.builder()
                .battery(fields.number("battery").orElse(null))
                .user(fields.naturalNumber("user").orElse(null))
                .deviceClock(fields.time("clock").orElse(null))
                .build();
    }

    private static Label label(ObjectNode root) {
        JsonNode sequence = root.path("sequence");
        return new Label(
                echo(root.path("time")),
                sequence.isIntegralNumber() && sequence.canConvertToInt() ? (Integer) sequence.intValue() : null,
                echo(root.path("kind")));
    }

    private static @Nullable String echo(JsonNode text) {
        return text.isTextual() && text.textValue().length() <= LONGEST_ECHO ? text.textValue() : null;
    }
}
