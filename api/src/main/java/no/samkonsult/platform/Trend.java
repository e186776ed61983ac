package no.samkonsult.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over time with their limits, for the template {@code tag/trend}: it draws a chart, and shows the same values as
 * a table, which is what a screen reader and a browser without scripts have.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Trend(String unit, List<Instant> times, List<Series> series, List<Band> bands) {
    public Trend {
        for (Series one : series) {
            if (one.values().size() != times.size()) {
                throw new IllegalArgumentException("%s has %d values for %d times"
                        .formatted(one.label(), one.values().size(), times.size()));
            }
        }
    }

    /** One line: a value for each time, or null where nothing was measured. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Series(String label, List<? extends @Nullable BigDecimal> values) {}

    /** What values between two limits mean, in colour and in words. A missing limit is open. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Band(
            String severity,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String label) {}

    /** The trend as JSON. */
    public String json() {
        try {
            return ObjectMapper.getDefault().writeValueAsString(this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
