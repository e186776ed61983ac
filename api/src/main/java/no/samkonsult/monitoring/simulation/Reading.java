package no.samkonsult.monitoring.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading that can be judged.
 *
 * @param values in the order of the kind's components; a value that was not measured is null
 */
public record Reading(Instant at, List<? extends @Nullable BigDecimal> values) {
    @Nullable
    BigDecimal value(int component) {
        return component <= values.size() ? values.get(component - 1) : null;
    }
}
