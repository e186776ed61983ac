package no.samkonsult.pages.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What was filled in on a form. What a browser cannot have sent from the form is refused with its field's name. */
record Fields(Map<String, String> values) {
    String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    UUID id(String name) {
        try {
            return UUID.fromString(value(name));
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInput(name, "is no id");
        }
    }

    @Nullable
    LocalDate date(String name) {
        try {
            return value(name).isEmpty() ? null : LocalDate.parse(value(name));
        } catch (DateTimeException notADate) {
            throw new InvalidInput(name, "is no date");
        }
    }

    <E extends Enum<E>> E one(Class<E> type, String name) {
        return optional(type, name).orElseThrow(() -> new InvalidInput(name, "is none of the choices"));
    }

    /** Empty where nothing was chosen. */
    <E extends Enum<E>> Optional<E> optional(Class<E> type, String name) {
        String chosen = value(name);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(name, "is none of the choices")));
    }

    /** The parts of the record whose boxes were ticked. */
    Set<Scope> parts() {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.IDENTITY)
                .filter(scope -> values.containsKey(scope.name().toLowerCase(Locale.ROOT)))
                .collect(toUnmodifiableSet());
    }
}
