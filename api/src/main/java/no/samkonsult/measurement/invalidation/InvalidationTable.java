package no.samkonsult.measurement.invalidation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.platform.Statements;

/** What has been taken out of account, as those see it who see the measurements. */
@Singleton
class InvalidationTable {
    private static final String ADD = """
            INSERT INTO measurement_invalidation (id, patient_key, kind, effective_at, device_key, sequence, controller, reason,
                invalidated_by, invalidated_at)
            SELECT ?, m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence, m.controller, ?, ?, ?
            FROM measurement m
            WHERE m.patient_key = ? AND m.kind = ? AND m.effective_at = ? AND m.device_key = ? AND m.sequence = ?
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE_BACK = """
            UPDATE measurement_invalidation SET taken_back_by = ?, taken_back_at = ?, judged_at = NULL
            WHERE patient_key = ? AND kind = ? AND effective_at = ? AND device_key = ? AND sequence = ? AND taken_back_at IS NULL
            RETURNING id
            """;

    private final Statements statements;

    InvalidationTable(Statements statements) {
        this.statements = statements;
    }

    /** Tells whether it was not out of account already. */
    boolean add(UUID id, MeasurementId measurement, Reason reason, UUID person, Instant at) {
        return statements.update(
                        ADD,
                        id,
                        reason.name(),
                        person,
                        at,
                        measurement.patientKey(),
                        measurement.kind().stored(),
                        measurement.effectiveAt(),
                        measurement.deviceKey(),
                        measurement.sequence())
                == 1;
    }

    /** The one that was taken back, if there was one. */
    Optional<UUID> takeBack(MeasurementId measurement, UUID person, Instant at) {
        return statements
                .list(
                        TAKE_BACK,
                        row -> row.getObject("id", UUID.class),
                        person,
                        at,
                        measurement.patientKey(),
                        measurement.kind().stored(),
                        measurement.effectiveAt(),
                        measurement.deviceKey(),
                        measurement.sequence())
                .stream()
                .findFirst();
    }
}
