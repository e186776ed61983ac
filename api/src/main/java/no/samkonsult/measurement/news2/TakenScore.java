package no.samkonsult.measurement.news2;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs.Part;
import org.jspecify.annotations.Nullable;

/**
 * A score as somebody took it, or what they found where it could not be scored.
 *
 * @param oxygenFlow litres in a minute, where that was said
 * @param fromDevice the signs that a device had measured
 * @param decidedBy the doctor who had decided on the second scale
 */
public record TakenScore(
        UUID id,
        Instant takenAt,
        String takenBy,
        Signs signs,
        @Nullable BigDecimal oxygenFlow,
        Set<Part> fromDevice,
        Scale scale,
        @Nullable String decidedBy,
        News2 outcome) {}
