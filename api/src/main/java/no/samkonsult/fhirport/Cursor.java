package no.samkonsult.fhirport;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiFunction;
import no.samkonsult.fhir.InvalidCursorException;

/** Where a page ends: the time and the identity of its last row, as {@code 2026-11-24T09:30:00Z_<id>}. */
record Cursor(Instant time, String id) {
    private static final String BETWEEN = "_";

    @Override
    public String toString() {
        return time + BETWEEN + id;
    }

    /**
     * The place that a text names.
     *
     * @throws InvalidCursorException when no page of ours ends there
     */
    static <T> T parse(String text, BiFunction<Instant, String, Optional<T>> place) {
        int between = Math.max(text.indexOf(BETWEEN), 0);
        try {
            return place.apply(
                            Instant.parse(text.substring(0, between)),
                            text.substring(between).replaceFirst(BETWEEN, ""))
                    .orElseThrow(() -> new InvalidCursorException("no page begins there"));
        } catch (DateTimeParseException foreign) {
            throw new InvalidCursorException("no page begins there");
        }
    }
}
