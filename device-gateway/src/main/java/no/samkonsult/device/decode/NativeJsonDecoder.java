package no.samkonsult.device.decode;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of our own JSON, one reading to a message:
 * {@code {"time":"2026-11-21T08:15:00+01:00","sequence":4711,"kind":"pulse","values":{"value":71},"battery":0.8}}.
 *
 * <p>Unknown fields beside these are tolerated, so that firmware may send more; an unknown name among the values is not, since
 * it may be a misspelt value that somebody relies on.
 */
public final class NativeJsonDecoder implements Decoder {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_ECHO = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Override
    public List<Decoding> decode(Message message) {
        return List.of(decode(message.payload()));
    }

    private static Decoding decode(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            return new Illegible("payload: more than %d bytes".formatted(MOST_BYTES), Label.NONE);
        }
        try {
            return JSON.readTree(payload) instanceof ObjectNode root
                    ? read(root)
                    : new Illegible("payload: not a JSON object", Label.NONE);
        } catch (IOException
                | NumberFormatException malformed) { // the latter for 1e9999999999; messages quote the payload
            return new Illegible("payload: not acceptable JSON", Label.NONE);
        }
    }

    private static Decoding read(ObjectNode root) {
        Label label = label(root);
        try {
            return new Legible(reading(new JsonFields(root, "")), label);
        } catch (IllegalArgumentException refused) {
            return new Illegible(requireNonNullElse(refused.getMessage(), "payload: refused"), label);
        }
    }

    private static Reading reading(JsonFields fields) {
        return new Reading(
                Kind.ofCode(fields.text("kind").orElseThrow(() -> fields.wrong("kind", "missing")))
                        .orElseThrow(() -> fields.wrong("kind", "not a known kind")),
                fields.text("time").map(text -> time(text, fields)).orElse(null),
                fields.naturalNumber("sequence").orElse(null),
                fields.object("values")
                        .orElseThrow(() -> fields.wrong("values", "missing"))
                        .numbers(),
                fields.text("unit").orElse(null),
                fields.number("battery").orElse(null));
    }

    private static OffsetDateTime time(String text, JsonFields fields) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException malformed) {
            throw fields.wrong("time", "not an ISO 8601 date and time with offset");
        }
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
