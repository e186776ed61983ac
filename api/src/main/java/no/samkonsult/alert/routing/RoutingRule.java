package no.samkonsult.alert.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Situation.Attended;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a service: what it concerns, and the desk that this goes to. What is null or empty matches everything.
 *
 * @param begins local time; with {@code ends} before it, the span is over midnight and belongs to the day on which it begins
 * @param holidays true: on public holidays alone; false: on all other days
 */
public record RoutingRule(
        UUID id,
        String name,
        @Nullable Severity severity,
        @Nullable String municipality,
        Set<DayOfWeek> weekdays,
        @Nullable LocalTime begins,
        @Nullable LocalTime ends,
        @Nullable Boolean holidays,
        Attended to) {
    public RoutingRule {
        weekdays = Set.copyOf(weekdays);
        if ((begins == null) != (ends == null) || begins != null && begins.equals(ends)) {
            throw new IllegalArgumentException("from %s to %s is no span of a day".formatted(begins, ends));
        }
    }
}
