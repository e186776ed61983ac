package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;

/** What becomes of an open alert, and of what is on its way to people, when the patient moves. */
class MovedAlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestService before = new TestService().open();
    private final TestService.Nurse nurse = before.nurse();
    private final Household household =
            before.follow(Household.in("Alver").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90")));

    @Test
    void theNewDeskIsToldAtOnceAndNobodyAtTheOldOneAnyMore() {
        before.onDuty(nurse).step("YELLOW", "ON_DUTY");
        quietAllDay(nurse);
        var next = new TestService().open();
        TestService.Nurse there = next.nurse();
        next.onDuty(there).step("YELLOW", "ON_DUTY");
        UUID alert = raise();
        awaitTold(alert, nurse);
        move(next);
        awaitTold(alert, there);
        assertThat(notices(alert, nurse)).containsExactly("CANCELLED");
        assertThat(household.isKnownTo(there.account())).isTrue();
    }

    @Test
    void whatStaysAtItsDeskStaysWithWhoeverHasItAndWhatIsOnItsWayIsSent() {
        before.onDuty(nurse).step("YELLOW", "ON_DUTY");
        quietAllDay(nurse);
        UUID alert = raise();
        awaitTold(alert, nurse);
        move(TestService.withoutDesk().watchedBy(before));
        assertThat(Sql.column("SELECT desk_id || ' ' || unrouted FROM alert WHERE id = ?", alert))
                .containsExactly(before.desk() + " true");
        assertThat(notices(alert, nurse)).containsExactly("WAITING");
        assertThat(household.isKnownTo(nurse.account())).isTrue();
    }

    /** Notices to them wait. */
    private static void quietAllDay(TestService.Nurse nurse) {
        Sql.run("""
                INSERT INTO contact_wish (person_id, language, quiet_from, quiet_until) VALUES (?, 'nn', '00:00', '23:59:59')
                """, nurse.person());
    }

    private UUID raise() {
        try (HomeDevice scale = household.device()) {
            assertThat(scale.send(HomeDevice.reading("weight", 1, "\"value\":88")))
                    .isEqualTo("stored");
        }
        return UUID.fromString(
                Sql.column("SELECT id FROM alert WHERE patient_id = ? AND rule = 'weight'", household.patient())
                        .getFirst());
    }

    private void move(TestService to) {
        assertThat(RunningDemo.submit(
                                nurse.account(),
                                "/patients/%s/changes".formatted(household.patient()),
                                "kind",
                                "MOVE",
                                "service",
                                to.service().toString(),
                                "address",
                                "Oppdiktavegen 9",
                                "on",
                                LocalDate.now(Page.ZONE).toString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitTold(UUID alert, TestService.Nurse nurse) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notices(alert, nurse)).isNotEmpty());
    }

    private static List<String> notices(UUID alert, TestService.Nurse nurse) {
        return Sql.column(
                "SELECT state FROM notice WHERE subject = 'alert/' || ? AND person_id = ?",
                alert.toString(),
                nurse.person());
    }
}
