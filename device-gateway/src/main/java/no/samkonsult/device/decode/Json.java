package no.samkonsult.device.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.samkonsult.device.decode.Decoding.Illegible;

/**
 * JSON as it may come from anybody: at most 64 kB and 16 levels, no name twice in an object, and numbers as decimals with the
 * precision they were written with.
 */
public final class Json {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
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

    private Json() {}

    /** What is made of the payload's root, or why there is none. */
    public static List<Decoding> decode(byte[] payload, Function<JsonNode, List<Decoding>> read) {
        if (payload.length > MOST_BYTES) {
            return List.of(Illegible.because("payload: more than %d bytes".formatted(MOST_BYTES)));
        }
        return root(payload).map(read).orElseGet(() -> List.of(Illegible.because("payload: not acceptable JSON")));
    }

    /** Nothing where the payload is too large or is not such JSON. */
    static Optional<JsonNode> root(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(payload));
        } catch (IOException
                | NumberFormatException malformed) { // the latter for 1e9999999999; messages quote the payload
            return Optional.empty();
        }
    }
}
