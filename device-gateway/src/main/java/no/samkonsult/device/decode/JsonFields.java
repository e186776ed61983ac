package no.samkonsult.device.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The fields of a JSON object, each of its right type or refused by name. A field that is null is absent. */
public record JsonFields(ObjectNode object, String path) {
    private static final int MOST_DIGITS = 40;
    private static final BigInteger LATEST = BigInteger.valueOf(253_402_300_799_999L);
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,20})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

    public Optional<String> text(String name) {
        return field(name, JsonNode::isTextual, "not a text").map(JsonNode::textValue);
    }

    public Optional<BigDecimal> number(String name) {
        return field(name, JsonNode::isNumber, "not a number").map(node -> modest(name, node.decimalValue()));
    }

    /** A number, or a text that is one, as some gateways send them. */
    public Optional<BigDecimal> numberOrText(String name) {
        return object.path(name).isTextual() ? text(name).map(text -> parsed(name, text)) : number(name);
    }

    /** A date and time with its offset. */
    public Optional<OffsetDateTime> time(String name) {
        return text(name).map(text -> time(name, text));
    }

    /** Milliseconds since 1970, of a year that has four digits. */
    public Optional<OffsetDateTime> epochMilliseconds(String name) {
        return number(name).map(BigDecimal::toBigInteger).map(milliseconds -> {
            if (milliseconds.abs().compareTo(LATEST) > 0) {
                throw wrong(name, "not a time");
            }
            return Instant.ofEpochMilli(milliseconds.longValue()).atOffset(ZoneOffset.UTC);
        });
    }

    public Optional<Boolean> flag(String name) {
        return field(name, JsonNode::isBoolean, "not true or false").map(JsonNode::booleanValue);
    }

    public Optional<Integer> naturalNumber(String name) {
        return field(name, JsonFields::isNatural, "not a whole number from 0 to 2147483647")
                .map(JsonNode::intValue);
    }

    public Optional<JsonFields> object(String name) {
        return field(name, JsonNode::isObject, "not an object")
                .map(node -> new JsonFields((ObjectNode) node, path + name + "."));
    }

    /** All fields, each of which must be a number. */
    public Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> number(name).ifPresent(number -> numbers.put(name, number)));
        return numbers;
    }

    public IllegalArgumentException wrong(String name, String what) {
        String shown = NAME.matcher(name).matches() ? name : "(unprintable name)";
        return new IllegalArgumentException("%s%s: %s".formatted(path, shown, what));
    }

    /** Keeps out what would make arithmetic dear, such as the sum of 1e999999999 and 1e-999999999. */
    private BigDecimal modest(String name, BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw wrong(name, "too many digits");
        }
        return number;
    }

    private BigDecimal parsed(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(name, "not a number");
        }
        return modest(name, new BigDecimal(text));
    }

    private OffsetDateTime time(String name, String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException malformed) {
            throw wrong(name, "not an ISO 8601 date and time with offset");
        }
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
