package no.samkonsult.alert.escalation;

import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An open alert whose next step is due.
 *
 * @param desk where it is now
 * @param service whose desk that is
 * @param step the step that is due
 * @param toldTimes how often anybody has been told of it
 * @param following the service that follows the patient up now; null where none does
 * @param municipality the patient's kommunenummer
 * @param person the patient, who is not told of themselves
 * @param barred whether somebody may not see the patient's measurements
 */
record DueAlert(
        UUID id,
        PatientId patient,
        Severity severity,
        UUID desk,
        UUID service,
        int step,
        int toldTimes,
        @Nullable UUID following,
        String municipality,
        PersonId person,
        boolean barred) {}
