package no.samkonsult.measurement;

import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Which device a message came from, and which patient had it at the time; both may be unknown. */
record Assignment(
        @Nullable Integer deviceKey,
        @Nullable Integer patientKey,
        @Nullable PatientId patient,
        @Nullable UUID controller,
        @Nullable Short controllerKey) {}
