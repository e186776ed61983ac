package no.samkonsult.alert.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;

/** A weight that a patient's plan expects each day, and the passing of time until it is missed: at whatever hour a test runs. */
public record DailyWeight(UUID patient) {
    private static final int WEIGHT = 5;

    /** At a minute of its own, so that nothing else is expected when it ends. */
    private static final Instant YESTERDAY = LocalDate.now(ZoneId.of("Europe/Oslo"))
            .minusDays(1)
            .atTime(13, 7)
            .atZone(ZoneId.of("Europe/Oslo"))
            .toInstant();

    /** Expects it in a plan that the patient has. */
    public static DailyWeight of(UUID patient) {
        Sql.run("UPDATE monitoring_plan SET valid = tstzrange('2025-01-01', NULL) WHERE patient_id = ?", patient);
        Sql.run("""
                INSERT INTO plan_activity (id, plan_id, kind, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, ?, ARRAY['12:07'::time], '{1,2,3,4,5,6,7}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, WEIGHT, patient);
        return new DailyWeight(patient);
    }

    /** There is a telephone to remind the patient on. */
    public DailyWeight reachable() {
        Sql.run(
                "UPDATE person SET phone = '400 00 123' WHERE id = (SELECT person_id FROM patient WHERE id = ?)",
                patient);
        return this;
    }

    /** The window of some day before today has ended without a weight. */
    public void missed(int daysBeforeYesterday) {
        Instant ended = YESTERDAY.minus(Duration.ofDays(daysBeforeYesterday));
        RunningDemo.bean(Transactions.class).as(SystemPrincipal.MONITORING, _ -> {
            RunningDemo.bean(MissingSweep.class).look(TimeRange.of(ended, Duration.ofMinutes(1)), Instant.now());
            return ended;
        });
    }

    /** Time passes until the next thing is due, and then it is done. */
    public void timeIsOver(String state) {
        Sql.run(
                "UPDATE missing_item SET next_at = now() - interval '1 second' WHERE patient_id = ? AND next_at IS NOT NULL",
                patient);
        becomes(state);
    }

    /** The service goes rounds by itself too, and then ours is passed over. */
    public void becomes(String state) {
        await().untilAsserted(() -> {
            RunningDemo.bean(MissingSweep.class).round();
            assertThat(Sql.column("""
                    SELECT coalesce(ending, cardinality(reminders) || ' reminders'
                        || CASE WHEN alerted_at IS NULL THEN '' ELSE ' alerted' END)
                    FROM missing_item WHERE patient_id = ? ORDER BY lower(expected) DESC
                    """, patient)).first().isEqualTo(state);
        });
    }
}
