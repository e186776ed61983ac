package no.samkonsult.measurement;

import java.time.Instant;
import java.util.Set;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Which measurements of one patient are wanted.
 *
 * @param kinds which kinds; none means none
 * @param from first instant, or null for the beginning
 * @param to first instant that is not wanted any more, or null for no end
 * @param newestFirst the order, by time of measuring, then kind, device and sequence
 * @param after the last one of the page before, or null for the first page
 * @param limit at most so many
 */
public record MeasurementQuery(
        PatientId patient,
        Set<Kind> kinds,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean newestFirst,
        @Nullable MeasurementId after,
        int limit) {}
