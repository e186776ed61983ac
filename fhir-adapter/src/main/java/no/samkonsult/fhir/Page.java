package no.samkonsult.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, and where the next ones begin. The cursor names a position among the rows and not a number of rows passed,
 * so that rows arriving meanwhile neither repeat nor hide others; no process remembers it.
 *
 * @param nextCursor absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null);
    }
}
