package no.samkonsult.measurement.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking to measure again before an alert, from the broker to the alert. */
class SecondReadingsTest {
    private final Household household =
            Household.in("Masfjorden").limits(Kind.PULSE, Band.of("40", "50", "110", "130"));

    @BeforeEach
    void thePatientIsAskedFirst() {
        Sql.run("""
                UPDATE limit_set s SET confirmation = 'MEASURE_AGAIN', within_minutes = 15
                FROM patient p WHERE p.key = s.patient_key AND p.id = ?
                """, household.patient());
    }

    @Test
    void theDeviceIsAskedAndASecondReadingOutsideAlerts() {
        try (var monitor = household.device().listening()) {
            send(monitor, 3, "135");
            assertThat(alerts()).isEmpty();
            assertThat(monitor.nextCommand()).contains("\"command\": \"measure\"", "\"kind\": \"pulse\"");
            send(monitor, 1, "120");
        }
        assertThat(alerts()).containsExactly("pulse YELLOW out");
        assertThat(decisions()).containsExactly("CONFIRMED");
    }

    @Test
    void aSecondReadingWithinTheLimitsEndsIt() {
        try (var monitor = household.device()) {
            send(monitor, 3, "135");
            send(monitor, 1, "80");
        }
        assertThat(alerts()).isEmpty();
        assertThat(decisions()).containsExactly("NORMAL");
        timeIsOver();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatNobodyRepeatsInTimeAlertsAsUnconfirmed() {
        try (var monitor = household.device()) {
            send(monitor, 3, "135");
            RunningDemo.bean(Unanswered.class).escalate();
            assertThat(alerts()).isEmpty();
            timeIsOver();
            assertThat(alerts()).containsExactly("pulse RED out unconfirmed");
            timeIsOver();
            assertThat(decisions()).containsExactly("UNANSWERED");
            send(monitor, 1, "135");
            assertThat(alerts()).containsExactly("pulse RED out");
        }
    }

    @Test
    void whatNeverWaitsAlertsAtOnceAndIsAskedAboutBeside() {
        Sql.run("""
                UPDATE limit_band b SET red_high_never_waits = true
                FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE s.id = b.limit_set_id AND p.id = ?
                """, household.patient());
        try (var monitor = household.device().listening()) {
            send(monitor, 3, "131");
            assertThat(alerts()).containsExactly("pulse RED out");
            assertThat(monitor.nextCommand()).contains("\"kind\": \"pulse\"");
        }
        timeIsOver();
        assertThat(alerts()).containsExactly("pulse RED out");
        assertThat(decisions()).containsExactly("UNANSWERED");
    }

    @Test
    void theSecondOfTwoThatNeverWaitIsNotAskedToBeRepeated() {
        Sql.run("""
                UPDATE limit_band b SET red_high_never_waits = true
                FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE s.id = b.limit_set_id AND p.id = ?
                """, household.patient());
        try (var monitor = household.device()) {
            send(monitor, 3, "131");
            send(monitor, 1, "132");
        }
        assertThat(decisions()).containsExactly("CONFIRMED");
        assertThat(Sql.column("SELECT id FROM device_command WHERE patient_id = ?", household.patient()))
                .hasSize(1);
    }

    @Test
    void aDeviceThatMeasuresSomethingElseIsNotAsked() {
        try (var monitor = household.device()) {
            String model = java.util.UUID.randomUUID().toString();
            Sql.run("""
                    INSERT INTO device_model (id, controller, maker, name, kinds, connectivity, format, always_connected)
                    SELECT ?::uuid, d.controller, 'Prøve', ?, 'weight', 'OWN_CONNECTION', 'native', false FROM device d WHERE d.name = ?
                    """, model, model, monitor.name());
            Sql.run("UPDATE device SET model_id = ?::uuid WHERE name = ?", model, monitor.name());
            send(monitor, 3, "135");
        }
        assertThat(Sql.column("SELECT id FROM device_command WHERE patient_id = ?", household.patient()))
                .isEmpty();
        timeIsOver();
        assertThat(alerts()).containsExactly("pulse RED out unconfirmed");
    }

    @Test
    void thePatientIsToldOnceAndReadsWhatItIsAbout() {
        try (var monitor = household.device()) {
            send(monitor, 3, "135");
        }
        Sql.run("""
                UPDATE remeasurement r SET asked_at = now() - interval '1 minute'
                FROM patient p WHERE p.key = r.patient_key AND p.id = ?
                """, household.patient());
        RunningDemo.bean(AskedPatients.class).tell();
        RunningDemo.bean(AskedPatients.class).tell();
        assertThat(Sql.column("""
                SELECT n.text_key || ' ' || n.urgency FROM notice n JOIN patient p ON p.person_id = n.person_id WHERE p.id = ?
                """, household.patient())).containsExactly("notice.task RED");
        assertThat(RunningDemo.get(
                                Household.newNurse("Masfjorden"), RunningDemo.url("/patients/" + household.patient()))
                        .body())
                .contains("bedd om ny måling");
    }

    private void timeIsOver() {
        Sql.run("""
                UPDATE remeasurement r SET asked_at = now() - interval '1 hour', due_at = now() - interval '1 minute'
                FROM patient p WHERE p.key = r.patient_key AND p.id = ?
                """, household.patient());
        RunningDemo.bean(Unanswered.class).escalate();
    }

    private static void send(HomeDevice device, int minutesAgo, String value) {
        assertThat(device.send(HomeDevice.reading("pulse", minutesAgo, "\"value\":" + value)))
                .isEqualTo("stored");
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || CASE WHEN in_range THEN ' in' ELSE ' out' END
                    || CASE WHEN unconfirmed THEN ' unconfirmed' ELSE '' END
                FROM alert WHERE patient_id = ? AND status <> 'CLOSED' ORDER BY rule
                """, household.patient());
    }

    private List<String> decisions() {
        return Sql.column("""
                SELECT decision FROM remeasurement r JOIN patient p ON p.key = r.patient_key
                WHERE p.id = ? AND decision IS NOT NULL ORDER BY r.effective_at
                """, household.patient());
    }
}
