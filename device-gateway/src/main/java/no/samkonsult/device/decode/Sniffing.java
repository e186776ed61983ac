package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * What a JSON payload is by its own look, where its sender does not say. Fixed order: FHIR, which names its resource type, then
 * SenML, whose records are objects with a name. Only formats that there is a decoder for are looked for.
 */
final class Sniffing {
    private static final String FHIR = "application/fhir+json";
    private static final String SENML = "application/senml+json";
    private static final byte[] RESOURCE_TYPE = "\"resourceType\"".getBytes(US_ASCII);

    private Sniffing() {}

    static Optional<String> mediaType(byte[] payload, Set<String> known) {
        return switch (firstByte(payload)) {
            case '{' -> known.contains(FHIR) && isFhir(payload) ? Optional.of(FHIR) : Optional.empty();
            case '[' -> known.contains(SENML) && isSenml(payload) ? Optional.of(SENML) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The bytes are looked for first, so that native JSON is not parsed twice. */
    private static boolean isFhir(byte[] payload) {
        return contains(payload, RESOURCE_TYPE)
                && Json.root(payload)
                        .filter(root -> root.path("resourceType").isTextual())
                        .isPresent();
    }

    private static boolean isSenml(byte[] payload) {
        return Json.root(payload)
                .map(root -> root.path(0))
                .filter(record -> record.has("n") || record.has("bn"))
                .filter(JsonNode::isObject)
                .isPresent();
    }

    private static int firstByte(byte[] payload) {
        for (byte each : payload) {
            if (!Character.isWhitespace(each)) {
                return each;
            }
        }
        return 0;
    }

    private static boolean contains(byte[] payload, byte[] wanted) {
        for (int at = 0; at + wanted.length <= payload.length; at++) {
            if (matches(payload, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] payload, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (payload[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
