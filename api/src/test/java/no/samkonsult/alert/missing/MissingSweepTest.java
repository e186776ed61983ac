package no.samkonsult.alert.missing;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan expected and nobody sent, asked of the running service. */
class MissingSweepTest {
    private static final int WEIGHT = 5;
    private static final LocalDate YESTERDAY =
            LocalDate.now(ZoneId.of("Europe/Oslo")).minusDays(1);

    /** At a minute of its own, so that nothing else is expected when it ends. */
    private static final Instant WINDOW_ENDS =
            YESTERDAY.atTime(13, 7).atZone(ZoneId.of("Europe/Oslo")).toInstant();

    private final Planned planned = Planned.withoutDoctor();
    private final MissingSweep sweep = RunningDemo.bean(MissingSweep.class);

    @BeforeEach
    void aWeightIsExpectedDaily() {
        Sql.run(
                "UPDATE monitoring_plan SET valid = tstzrange('2025-01-01', NULL) WHERE patient_id = ?",
                planned.household().patient());
        Sql.run("""
                INSERT INTO plan_activity (id, plan_id, kind, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, ?, ARRAY['12:07'::time], '{1,2,3,4,5,6,7}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, WEIGHT, planned.household().patient());
    }

    @Test
    void thePatientIsRemindedTwiceAndThenTheDeskIsToCall() {
        reachable();
        windowEnds();
        timeIsOver();
        awaitState("1 reminders");
        assertThat(alerts()).isEmpty();
        timeIsOver();
        awaitState("2 reminders");
        timeIsOver();
        awaitState("2 reminders alerted");
        assertThat(alerts()).containsExactly("missing:weight YELLOW OPEN -");
        assertThat(reminders()).containsExactly("notice.task", "notice.task");
    }

    @Test
    void whoCannotBeRemindedIsCalledAtOnce() {
        windowEnds();
        timeIsOver();
        awaitState("0 reminders alerted");
        assertThat(alerts()).containsExactly("missing:weight YELLOW OPEN -");
    }

    @Test
    void manyWindowsAreOneAlertAndOneRoundOfReminders() {
        windowEnds();
        look(WINDOW_ENDS.minus(Duration.ofDays(2)));
        assertThat(Sql.column(
                        "SELECT missed FROM missing_item WHERE patient_id = ?",
                        planned.household().patient()))
                .containsExactly("2");
        timeIsOver();
        awaitState("0 reminders alerted");
        look(WINDOW_ENDS.minus(Duration.ofDays(3)));
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void aMeasurementEndsTheWaitingAndWhatNobodyHasTaken() {
        reachable();
        windowEnds();
        timeIsOver();
        awaitState("1 reminders");
        measure();
        awaitState("CAME");
        assertThat(alerts()).isEmpty();
        assertThat(Sql.column(
                        "SELECT id FROM missing_item WHERE patient_id = ? AND next_at IS NOT NULL",
                        planned.household().patient()))
                .isEmpty();
    }

    @Test
    void anAlertThatNobodyHasTakenClosesWhenTheMeasurementComes() {
        windowEnds();
        timeIsOver();
        awaitState("0 reminders alerted");
        measure();
        awaitState("CAME");
        assertThat(alerts()).containsExactly("missing:weight YELLOW CLOSED CAME");
    }

    @Test
    void oneThatSomebodyHasTakenIsTheirsToClose() {
        windowEnds();
        timeIsOver();
        awaitState("0 reminders alerted");
        String alert = Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND rule = 'missing:weight'",
                        planned.household().patient())
                .getFirst();
        assertThat(RunningDemo.submit(NURSE, "/worklist/%s/take".formatted(alert), "next", "/worklist")
                        .statusCode())
                .isEqualTo(303);
        measure();
        awaitState("CAME");
        assertThat(alerts()).containsExactly("missing:weight YELLOW TAKEN -");
        assertThat(planned.page(NURSE, "/worklist/" + alert)).contains("Det som mangla, er kome");
    }

    @Test
    void aPauseEndsIt() {
        windowEnds();
        timeIsOver();
        awaitState("0 reminders alerted");
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(now() - interval '1 minute', NULL), created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, planned.household().patient());
        awaitState("NO_LONGER_EXPECTED");
        assertThat(alerts()).containsExactly("missing:weight YELLOW CLOSED NO_LONGER_EXPECTED");
    }

    @Test
    void theDeskAndThePatientReadWhatIsWaitedFor() {
        windowEnds();
        timeIsOver();
        awaitState("0 reminders alerted");
        String alert = Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ?",
                        planned.household().patient())
                .getFirst();
        assertThat(planned.page(NURSE, "/worklist/" + alert)).contains("Manglar måling: Vekt", "1 gonger utan måling");
        assertThat(planned.page(NURSE, "/patients/" + planned.household().patient()))
                .contains("Ventar på pasienten", "venta frå");
    }

    private void reachable() {
        Sql.run(
                "UPDATE person SET phone = '400 00 123' WHERE id = (SELECT person_id FROM patient WHERE id = ?)",
                planned.household().patient());
    }

    private void windowEnds() {
        look(WINDOW_ENDS);
    }

    private void look(Instant ends) {
        RunningDemo.bean(Transactions.class).as(SystemPrincipal.MONITORING, _ -> {
            sweep.look(TimeRange.of(ends, Duration.ofMinutes(1)), Instant.now());
            return ends;
        });
    }

    /** Whatever hour it is, the next thing is due. */
    private void timeIsOver() {
        Sql.run(
                "UPDATE missing_item SET next_at = now() - interval '1 second' WHERE patient_id = ? AND next_at IS NOT NULL",
                planned.household().patient());
    }

    /** The service goes rounds by itself too, and then ours is passed over. */
    private void awaitState(String state) {
        await().untilAsserted(() -> {
            sweep.round();
            assertThat(Sql.column("""
                    SELECT coalesce(ending, cardinality(reminders) || ' reminders'
                        || CASE WHEN alerted_at IS NULL THEN '' ELSE ' alerted' END)
                    FROM missing_item WHERE patient_id = ?
                    """, planned.household().patient())).containsExactly(state);
        });
    }

    private void measure() {
        try (HomeDevice scale = planned.household().device()) {
            assertThat(scale.send(HomeDevice.reading("weight", 0, "\"value\":80.0")))
                    .isEqualTo("stored");
        }
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || ' ' || status || ' ' || coalesce(outcome, '-')
                FROM alert WHERE patient_id = ? AND rule LIKE 'missing:%'
                """, planned.household().patient());
    }

    private List<String> reminders() {
        return Sql.column("""
                SELECT n.text_key FROM notice n JOIN patient p ON p.person_id = n.person_id WHERE p.id = ?
                """, planned.household().patient());
    }
}
