package no.samkonsult.platform;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to say of input of the wrong form: which field, and what it must be; neither its value nor a name of our code. */
final class UnreadableInput {
    private UnreadableInput() {}

    static Problem problem(ConversionErrorException unreadable) {
        Argument<?> argument = unreadable.getArgument();
        if (!argument.isAnnotationPresent(Body.class)) {
            return Problem.ofField(argument.getName(), expected(argument));
        }
        return property(unreadable)
                .map(property -> Problem.ofField(property.getName(), expected(property)))
                .orElseGet(UnreadableInput::body);
    }

    static Problem body() {
        return Problem.ofField("body", "must be a JSON object of the form described in /openapi.yml");
    }

    /** The property of the body that could not be read, as far in as the reader came. */
    private static Optional<Argument<?>> property(ConversionErrorException unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof SerdeException malformed) {
                return malformed.getPath().stream()
                        .filter(PropertyReferencePath.class::isInstance)
                        .<Argument<?>>map(path -> ((PropertyReferencePath) path).property())
                        .reduce((_, last) -> last);
            }
        }
        return Optional.empty();
    }

    private static String expected(Argument<?> argument) {
        Class<?> type = argument.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == int.class || type == Integer.class) {
            return "must be a whole number";
        }
        return type == OffsetDateTime.class ? "must be a date and time with offset" : "cannot be read";
    }
}
