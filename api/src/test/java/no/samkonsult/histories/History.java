package no.samkonsult.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.Engine;
import no.samkonsult.alert.handling.Hands;
import no.samkonsult.histories.Ward.Patient;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.again.Answers;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.measurement.intake.Receipt;
import no.samkonsult.measurement.invalidation.Invalidating;
import no.samkonsult.measurement.invalidation.Reason;
import no.samkonsult.notification.sending.Sending;
import no.samkonsult.platform.Principal;

/** One ward and what happens there, step by step. */
final class History {
    /** How often what met a connection that was ended is done again: each pool holds a few of them. */
    private static final int TRIES = 12;

    private static final Set<String> LOST = Set.of("57P01", "08003", "08006");

    private final HistorySite site;
    private final Ward ward = Ward.create();
    private final DeskWork desk;
    private final Map<Patient, Incoming.Reported> latest = new HashMap<>();
    private int sequence;

    History(HistorySite site) {
        this.site = site;
        desk = new DeskWork(site, ward);
    }

    void take(Step step) {
        if (step instanceof Step.Kill(Step during, int microseconds)) {
            Runnable work = work(during);
            Thread killer = site.killAfter(microseconds);
            attempt(work);
            join(killer);
            again(work);
        } else {
            again(work(step));
        }
        Always.holds(ward, step);
    }

    /** Whatever comes of it: whoever was killed tells nobody. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException killed) {
            if (!isLost(killed)) {
                throw killed;
            }
        }
    }

    private static void again(Runnable work) {
        for (int i = 1; i < TRIES; i++) {
            try {
                work.run();
                return;
            } catch (RuntimeException killed) {
                if (!isLost(killed)) {
                    throw killed;
                }
            }
        }
        work.run();
    }

    /** Whether a connection was ended, or had been and was in the pool still. */
    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (LOST.contains(String.valueOf(sql.getSQLState()))
                            || String.valueOf(sql.getMessage()).contains("onnection is closed"))) {
                return true;
            }
        }
        return false;
    }

    /** Doing it again does no more than doing it once. */
    private Runnable work(Step step) {
        return switch (step) {
            case Step.Measure(int patient, Step.Value value, Step.When when) -> measure(of(patient), value, when);
            case Step.Resend(int patient) -> resend(of(patient));
            case Step.Handle handle -> desk.work(handle);
            case Step.Strike(int patient, int measurement, boolean back) -> strike(of(patient), measurement, back);
            case Step.Limits(int patient, boolean narrow) -> () -> limits(of(patient), narrow);
            case Step.Pause(int patient) -> () -> pause(of(patient));
            case Step.Pass(int minutes) -> () -> site.pass(Duration.ofMinutes(minutes));
            case Step.Run(Step.Job job) -> () -> run(job);
            case Step.Kill(Step during, int _) -> work(during);
        };
    }

    private Runnable measure(Patient patient, Step.Value value, Step.When when) {
        Incoming.Reported reading = Readings.reading(patient.device(), value, when, ++sequence, site.now());
        latest.put(patient, reading);
        return () -> {
            Receipt receipt = store(reading);
            assertThat(receipt).isIn(Receipt.STORED, Receipt.DUPLICATE);
            new Stored(patient, reading).isJudged(value, when, receipt);
        };
    }

    private Runnable resend(Patient patient) {
        return () -> {
            Incoming.Reported reading = latest.get(patient);
            if (reading != null) {
                assertThat(store(reading)).isEqualTo(Receipt.DUPLICATE);
            }
        };
    }

    private Receipt store(Incoming reading) {
        return site.bean(MeasurementIntake.class).store(List.of(reading)).getFirst();
    }

    private Runnable strike(Patient patient, int which, boolean back) {
        List<Map<String, String>> stored = Sql.rows("""
                SELECT to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, device_key, sequence
                FROM measurement WHERE patient_key = ? ORDER BY received_at DESC LIMIT 5
                """, patient.key());
        if (stored.isEmpty()) {
            return () -> {};
        }
        Map<String, String> row = stored.get(which % stored.size());
        var measurement = new MeasurementId(
                patient.key(),
                OffsetDateTime.parse(row.get("at")).toInstant(),
                Kind.PULSE,
                Integer.parseInt(row.get("device_key")),
                Integer.parseInt(row.get("sequence")));
        Principal nurse = ward.nurses().getFirst();
        var invalidating = site.bean(Invalidating.class);
        return () -> {
            if (back) {
                invalidating.takeBack(nurse, measurement);
            } else {
                invalidating.invalidate(nurse, measurement, Reason.FAULTY_MEASUREMENT);
            }
        };
    }

    private static void limits(Patient patient, boolean narrow) {
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

    private static void pause(Patient patient) {
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(now(), now() + interval '1 day'), created_by
                FROM monitoring_plan WHERE patient_key = ?
                """, patient.key());
    }

    private void run(Step.Job job) {
        Instant begun = site.now();
        int carried = site.carried().size();
        switch (job) {
            case ESCALATE -> {
                new Engine(site.context()).run();
                Afterwards.escalated(ward, begun.atOffset(ZoneOffset.UTC));
            }
            case SEND -> {
                new Sending(site.context()).run();
                List<UUID> sent = site.carried();
                Afterwards.sent(sent.subList(carried, sent.size()));
            }
            case RETURN -> {
                new Hands(site.context()).returnRound();
                Afterwards.returned(ward);
            }
            case UNANSWERED -> new Answers(site.context()).missed();
        }
    }

    private Patient of(int number) {
        return ward.patients().get(number % ward.patients().size());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
