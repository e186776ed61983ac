package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * That a service follows a patient up from an instant on.
 *
 * @param patientKey what the patient is called in the tables of limits and measurements
 * @param service the name of the responsible service
 * @param reviewBy the day by which it is to be gone through; measuring goes on after it
 */
public record Plan(
        UUID id,
        PatientId patient,
        int patientKey,
        UUID serviceId,
        String service,
        Instant since,
        @Nullable LocalDate reviewBy) {
    private static final int DAYS_AHEAD = 14;

    /** Whether the day it is to be gone through is near, or past. */
    public boolean isReviewDue(LocalDate today) {
        return reviewBy != null && !reviewBy.isAfter(today.plusDays(DAYS_AHEAD));
    }
}
