package no.samkonsult.registry.mapping;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payload would become by a mapping: for each reading in it, the measurements or what is wrong. Nothing of it is kept. */
@Serdeable
public record Trial(List<Outcome> outcomes) {
    public Trial {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One reading.
     *
     * @param time as told; null where it was not, so that the time of arrival is taken
     * @param localTime whether the offset was assumed
     * @param device beneath the sender
     * @param ignored whether the mapping leaves it out
     * @param error names the field and what is wrong, never a value
     */
    @Serdeable
    public record Outcome(
            @Nullable String kind,
            @Nullable OffsetDateTime time,
            boolean localTime,
            boolean manual,
            @Nullable Integer sequence,
            @Nullable Integer user,
            @Nullable String device,
            @Nullable BigDecimal battery,
            List<Amount> values,
            List<String> observations,
            boolean ignored,
            @Nullable String error) {
        static Outcome without(boolean ignored, @Nullable String error) {
            return new Outcome(null, null, false, false, null, null, null, null, List.of(), List.of(), ignored, error);
        }

        /** Something that could not be read. */
        public static Outcome wrong(String error) {
            return without(false, error);
        }

        /** Something that the mapping leaves out. */
        public static Outcome leftOut() {
            return without(true, null);
        }
    }

    /**
     * One value.
     *
     * @param name the kind and its name for the value, such as {@code blood-pressure/systolic}
     * @param unit the canonical one
     */
    @Serdeable
    public record Amount(String name, BigDecimal value, String unit) {}
}
