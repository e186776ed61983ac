package no.samkonsult.device.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The fields of a JSON object, each of its right type or refused by name. A field that is null is absent. */
record JsonFields(ObjectNode object, String path) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");

    Optional<String> text(String name) {
        return field(name, JsonNode::isTextual, "not a text").map(JsonNode::textValue);
    }

    Optional<BigDecimal> number(String name) {
        return field(name, JsonNode::isNumber, "not a number").map(JsonNode::decimalValue);
    }

    Optional<Boolean> flag(String name) {
        return field(name, JsonNode::isBoolean, "not true or false").map(JsonNode::booleanValue);
    }

    Optional<Integer> naturalNumber(String name) {
        return field(name, JsonFields::isNatural, "not a whole number from 0 to 2147483647")
                .map(JsonNode::intValue);
    }

    Optional<JsonFields> object(String name) {
        return field(name, JsonNode::isObject, "not an object")
                .map(node -> new JsonFields((ObjectNode) node, path + name + "."));
    }

    /** All fields, each of which must be a number. */
    Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> number(name).ifPresent(number -> numbers.put(name, number)));
        return numbers;
    }

    IllegalArgumentException wrong(String name, String what) {
        String shown = NAME.matcher(name).matches() ? name : "(unprintable name)";
        return new IllegalArgumentException("%s%s: %s".formatted(path, shown, what));
    }

    private Optional<JsonNode> field(String name, Predicate<JsonNode> rightType, String otherwise) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!rightType.test(node)) {
            throw wrong(name, otherwise);
        }
        return Optional.of(node);
    }

    private static boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
    }
}
