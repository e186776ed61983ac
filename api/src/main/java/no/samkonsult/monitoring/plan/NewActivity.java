package no.samkonsult.monitoring.plan;

import java.util.UUID;
import no.samkonsult.monitoring.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured from now on.
 *
 * @param device one of the patient's, or none where any of them will do
 */
public record NewActivity(
        int kind,
        @Nullable UUID device,
        Schedule schedule,
        @Nullable String source) {}
