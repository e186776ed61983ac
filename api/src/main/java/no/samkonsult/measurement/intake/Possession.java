package no.samkonsult.measurement.intake;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a patient has a device.
 *
 * @param from null where it has no beginning
 * @param until the first instant after it, or null where it has no end
 * @param user the device's number for the patient, or null where whoever uses it is the patient
 */
record Possession(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Integer user,
        int patientKey,
        PatientId patient,
        UUID controller,
        short controllerKey) {
    boolean isAt(Instant time) {
        return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
    }
}
