package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.monitoring.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, when and with what.
 *
 * @param kind as the database numbers kinds
 * @param device its name; none where any of the patient's will do
 * @param source where the schedule comes from
 */
public record Activity(
        UUID id,
        int kind,
        @Nullable String device,
        Schedule schedule,
        @Nullable String source,
        Instant from,
        @Nullable Instant until) {}
