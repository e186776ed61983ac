package no.samkonsult.monitoring.questionnaire;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.monitoring.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire that a plan asks a patient, always in its newest version.
 *
 * @param source why it is asked, and why then
 */
public record PlannedQuestionnaire(
        UUID id,
        String code,
        Schedule schedule,
        Instant from,
        @Nullable Instant until,
        @Nullable String source) {}
