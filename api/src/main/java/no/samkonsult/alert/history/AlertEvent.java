package no.samkonsult.alert.history;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an alert.
 *
 * @param personId who did it; null where the service itself did
 * @param otherName whom it was offered to, or who had it before
 * @param severity what it was after the step
 * @param detail the outcome, or which way a contact was tried, or what became of ringing people
 */
@Introspected
public record AlertEvent(
        long id,
        UUID alertId,
        Instant at,
        Step what,
        @Nullable UUID personId,
        @Nullable String personName,
        @Nullable String otherName,
        String severity,
        @Nullable BigDecimal value1,
        @Nullable BigDecimal value2,
        @Nullable BigDecimal value3,
        @Nullable String detail,
        @Nullable String note) {
    /** The values that it stood under then, in the order of the kind's components. */
    public List<@Nullable BigDecimal> values() {
        return Arrays.asList(value1, value2, value3);
    }

    /** Whether a reading was what it stood under. */
    public boolean isOfReading() {
        return value1 != null;
    }

    /** The severity as the templates call it. */
    public String colour() {
        return severity.toLowerCase(Locale.ROOT);
    }
}
