package no.samkonsult.histories;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import no.samkonsult.Sql;
import no.samkonsult.histories.Ward.Patient;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.invalidation.Invalidating;
import no.samkonsult.measurement.invalidation.Reason;
import no.samkonsult.platform.Principal;

/** What is done about a patient beside the alerts. */
record PatientWork(Patient patient) {
    /** Takes one of the latest measurements out of account, or back in. */
    Runnable strike(Invalidating invalidating, Principal nurse, Step.Strike step) {
        List<Map<String, String>> stored = Sql.rows("""
                SELECT to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, device_key, sequence
                FROM measurement WHERE patient_key = ? ORDER BY received_at DESC LIMIT 5
                """, patient.key());
        if (stored.isEmpty()) {
            return () -> {};
        }
        MeasurementId measurement = named(stored.get(step.measurement() % stored.size()));
        return () -> {
            if (step.back()) {
                invalidating.takeBack(nurse, measurement);
            } else {
                invalidating.invalidate(nurse, measurement, Reason.FAULTY_MEASUREMENT);
            }
        };
    }

    private MeasurementId named(Map<String, String> row) {
        return new MeasurementId(
                patient.key(),
                OffsetDateTime.parse(row.getOrDefault("at", "")).toInstant(),
                Kind.PULSE,
                Integer.parseInt(row.getOrDefault("device_key", "")),
                Integer.parseInt(row.getOrDefault("sequence", "")));
    }

    /** From now on these limits hold, and a reading alerts at once. */
    void limits(boolean narrow) {
        Sql.run("""
                UPDATE limit_set SET valid = tstzrange(lower(valid), now())
                WHERE patient_key = ? AND upper_inf(valid) AND lower(valid) < now()
                """, patient.key());
        Sql.run("""
                WITH new AS (
                    INSERT INTO limit_set (patient_key, kind, valid, confirmed_by, confirmed_at, controller)
                    SELECT p.key, ?, tstzrange(now(), NULL), r.person_id, now(), p.controller
                    FROM patient p, practitioner_role r WHERE p.key = ? AND r.role = 'GENERAL_PRACTITIONER' LIMIT 1
                    RETURNING id)
                INSERT INTO limit_band (limit_set_id, component, red_low, yellow_low, yellow_high, red_high)
                SELECT new.id, 1, 40, band.low, band.high, 120 FROM new, (SELECT ?::numeric, ?::numeric) AS band (low, high)
                """, Kind.PULSE.stored(), patient.key(), narrow ? 60 : 50, narrow ? 90 : 100);
    }

    void pause() {
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(now(), now() + interval '1 day'), created_by
                FROM monitoring_plan WHERE patient_key = ?
                """, patient.key());
    }
}
