package no.samkonsult.monitoring.limit;

import java.time.Instant;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Something to do about a patient's plan or limits.
 *
 * @param ground on which whoever asked sees the patient
 * @param kind of measurement as the database numbers kinds; 0 where it is about the whole plan
 * @param set the limits that it is about
 * @param who proposed or confirmed them
 * @param since when
 */
public record PlanTask(
        PatientId patient,
        String name,
        String ground,
        int kind,
        @Nullable Integer set,
        @Nullable String who,
        Instant since) {}
