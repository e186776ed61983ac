package no.samkonsult.fhir.map;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Resource;

/**
 * FHIR's JSON as it may come from anybody. It is read twice: once within limits that HAPI's parser does not have, and then, one
 * resource at a time, by HAPI, so that a broken resource of a Bundle spoils no other.
 */
final class ReportedJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 1_000;

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
            .disable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ReportedJson() {}

    static Optional<ObjectNode> object(byte[] payload) {
        try {
            return MAPPER.readTree(payload) instanceof ObjectNode object && isModest(object)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException | NumberFormatException malformed) { // the latter for 1e9999999999
            return Optional.empty();
        }
    }

    /** A few characters are enough to write a number that fills the memory once it is written out, as HAPI does: 1e999999999. */
    private static boolean isModest(JsonNode node) {
        if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > LARGEST_EXPONENT) {
            return false;
        }
        return StreamSupport.stream(node.spliterator(), false).allMatch(ReportedJson::isModest);
    }

    static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    /**
     * The resource, without its narrative, of which we have no use. Unknown elements are passed over in silence, since a log line
     * would quote them.
     */
    static <T extends Resource> Optional<T> resource(ObjectNode json, Class<T> type) {
        var parser = R4.context().newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
        try {
            return Optional.of(parser.parseResource(type, MAPPER.writeValueAsString(json.without("text"))));
        } catch (JsonProcessingException
                | DataFormatException
                | ConfigurationException
                | FHIRException
                | BaseServerResponseException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | ArithmeticException
                | UnsupportedOperationException malformed) { // messages quote the payload
            return Optional.empty();
        }
    }
}
