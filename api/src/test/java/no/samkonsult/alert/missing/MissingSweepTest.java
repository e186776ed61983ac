package no.samkonsult.alert.missing;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** What a plan expected and nobody sent, asked of the running service. */
class MissingSweepTest {
    private static final String ALERTED = "0 reminders alerted";

    private final Planned planned = Planned.withoutDoctor();
    private final UUID patient = planned.household().patient();
    private final DailyWeight weight = DailyWeight.of(patient);

    @Test
    void thePatientIsRemindedTwiceAndThenTheDeskIsToCall() {
        weight.reachable().missed(0);
        weight.timeIsOver("1 reminders");
        assertThat(alerts()).isEmpty();
        weight.timeIsOver("2 reminders");
        weight.timeIsOver("2 reminders alerted");
        assertThat(alerts()).containsExactly("missing:weight YELLOW OPEN -");
        assertThat(Sql.column("""
                SELECT n.text_key FROM notice n JOIN patient p ON p.person_id = n.person_id WHERE p.id = ?
                """, patient)).containsExactly("notice.task", "notice.task");
    }

    @Test
    void whoCannotBeRemindedIsCalledAtOnce() {
        weight.missed(0);
        weight.timeIsOver(ALERTED);
        assertThat(alerts()).containsExactly("missing:weight YELLOW OPEN -");
    }

    @Test
    void manyWindowsAreOneAlertAndOneRoundOfReminders() {
        weight.missed(0);
        weight.missed(1);
        assertThat(Sql.column("SELECT missed FROM missing_item WHERE patient_id = ?", patient))
                .containsExactly("2");
        weight.timeIsOver(ALERTED);
        weight.missed(2);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void aMeasurementEndsTheWaiting() {
        weight.reachable().missed(0);
        weight.timeIsOver("1 reminders");
        measure();
        weight.becomes("CAME");
        assertThat(alerts()).isEmpty();
        assertThat(Sql.column("SELECT id FROM missing_item WHERE patient_id = ? AND next_at IS NOT NULL", patient))
                .isEmpty();
    }

    @Test
    void anAlertThatNobodyHasTakenClosesWhenTheMeasurementComes() {
        weight.missed(0);
        weight.timeIsOver(ALERTED);
        measure();
        weight.becomes("CAME");
        assertThat(alerts()).containsExactly("missing:weight YELLOW CLOSED CAME");
    }

    @Test
    void oneThatSomebodyHasTakenIsTheirsToClose() {
        weight.missed(0);
        weight.timeIsOver(ALERTED);
        assertThat(RunningDemo.submit(NURSE, "/worklist/%s/take".formatted(alert()), "next", "/worklist")
                        .statusCode())
                .isEqualTo(303);
        measure();
        weight.becomes("CAME");
        assertThat(alerts()).containsExactly("missing:weight YELLOW TAKEN -");
        assertThat(planned.page(NURSE, "/worklist/" + alert())).contains("Det som mangla, er kome");
    }

    @Test
    void aPauseEndsIt() {
        weight.missed(0);
        weight.timeIsOver(ALERTED);
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(now() - interval '1 minute', NULL), created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, patient);
        weight.becomes("NO_LONGER_EXPECTED");
        assertThat(alerts()).containsExactly("missing:weight YELLOW CLOSED NO_LONGER_EXPECTED");
    }

    @Test
    void theDeskReadsWhatIsWaitedFor() {
        weight.missed(0);
        weight.timeIsOver(ALERTED);
        assertThat(planned.page(NURSE, "/worklist/" + alert()))
                .contains("Manglar måling: Vekt", "Ventar på pasienten: venta frå");
        assertThat(planned.page(NURSE, "/patients/" + patient)).contains("Ventar på pasienten", "venta frå");
    }

    private void measure() {
        try (HomeDevice scale = planned.household().device()) {
            assertThat(scale.send(HomeDevice.reading("weight", 0, "\"value\":80.0")))
                    .isEqualTo("stored");
        }
    }

    private String alert() {
        return Sql.column("SELECT id FROM alert WHERE patient_id = ? AND rule = 'missing:weight'", patient)
                .getFirst();
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || ' ' || status || ' ' || coalesce(outcome, '-')
                FROM alert WHERE patient_id = ? AND rule LIKE 'missing:%'
                """, patient);
    }
}
