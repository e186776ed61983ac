package no.samkonsult.device.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.device.decode.vendor.MappedValue.Choice;
import org.jspecify.annotations.Nullable;

/** One reading's part of a payload, asked by pointers. What is null is absent; messages name the field and never repeat its value. */
record Item(JsonNode root, JsonNode reading, String path) {
    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_TEXT = 64;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,20})?");

    boolean fulfils(@Nullable Condition condition) {
        return condition == null || condition.holds(root, reading);
    }

    /** The element that the choice picks; nothing where there is none, and wrong where there are several. */
    Optional<Item> chosen(String field, @Nullable Choice choice) {
        if (choice == null) {
            return Optional.of(this);
        }
        Stream<JsonNode> elements = choice.of().in(root, reading).valueStream();
        var chosen = elements.filter(each -> choice.which().holds(root, each)).toList();
        if (chosen.size() > 1) {
            throw wrong(field, choice.of(), "there more than once");
        }
        return chosen.stream().findFirst().map(element -> new Item(root, element, path));
    }

    /** A number, or a text that is one. */
    Optional<BigDecimal> number(String field, @Nullable Pointer at) {
        return node(at).map(node -> number(field, at, node));
    }

    /** A text, or a number as it is written. */
    Optional<String> text(String field, @Nullable Pointer at) {
        return node(at).map(node -> {
            if (!node.isTextual() && !node.isNumber()) {
                throw wrong(field, at, "not a text");
            }
            String text = node.asText().strip();
            if (text.length() > LONGEST_TEXT) {
                throw wrong(field, at, "longer than %d characters".formatted(LONGEST_TEXT));
            }
            return text;
        });
    }

    Optional<Integer> naturalNumber(String field, @Nullable Pointer at) {
        return number(field, at).map(number -> {
            if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                throw wrong(field, at, "not a whole number from 0 to 2147483647");
            }
            return whole(field, at, number);
        });
    }

    int whole(String field, @Nullable Pointer at, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw wrong(field, at, "not a whole number");
        }
    }

    IllegalArgumentException wrong(String field, @Nullable Pointer at, String what) {
        return new IllegalArgumentException("%s%s at %s: %s".formatted(path, field, at, what));
    }

    private Optional<JsonNode> node(@Nullable Pointer at) {
        return Optional.ofNullable(at)
                .map(pointer -> pointer.in(root, reading))
                .filter(node -> !node.isMissingNode() && !node.isNull());
    }

    /** Keeps out what would make arithmetic dear, such as 1e999999999. */
    private BigDecimal number(String field, @Nullable Pointer at, JsonNode node) {
        if (!node.isNumber()
                && !(node.isTextual()
                        && DECIMAL.matcher(node.textValue().strip()).matches())) {
            throw wrong(field, at, "not a number");
        }
        BigDecimal number = node.isNumber()
                ? node.decimalValue()
                : new BigDecimal(node.textValue().strip());
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw wrong(field, at, "too many digits");
        }
        return number;
    }
}
