package no.samkonsult.alert.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** What the engine does with alerts that readings raise, in the running service. */
class EscalationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestService service = new TestService();
    private final TestService.Nurse onDuty = service.nurse();
    private final TestService.Nurse leader = service.nurse();
    private final Household household =
            service.follow(Household.in("Alver").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90")));

    @Test
    void whoeverIsOnDutyIsToldFirstThenTheNextUntilSomebodyTakesIt() {
        service.open().onDuty(onDuty).leader(leader).step("RED", "ON_DUTY").step("RED", "LEADER");
        UUID alert = raise("95");
        awaitSteps(alert, "TOLD ON_DUTY " + onDuty.person());
        letTimePass(alert);
        awaitSteps(alert, "TOLD ON_DUTY " + onDuty.person(), "TOLD LEADER " + leader.person());
        letTimePass(alert);
        awaitSteps(
                alert,
                "TOLD ON_DUTY " + onDuty.person(),
                "TOLD LEADER " + leader.person(),
                "TOLD LEADER " + leader.person());
        acknowledge(alert);
        letTimePass(alert);
        awaitEverySender();
        assertThat(steps(alert)).hasSize(3);
        assertThat(notices(alert)).hasSize(3).doesNotContain("WAITING");
    }

    @Test
    void aStepWithoutAnybodyOnDutyIsPassedAtOnce() {
        service.open().leader(leader).step("RED", "ON_DUTY").step("RED", "LEADER");
        awaitSteps(raise("95"), "TOLD LEADER " + leader.person());
    }

    @Test
    void whoMayNotSeeThePatientIsPassedOver() {
        service.open().onDuty(onDuty).leader(leader).step("RED", "ON_DUTY").step("RED", "LEADER");
        Sql.run("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid,
                                 registered_by, controller)
                SELECT p.id, p.key, ?, true, true, true, true, tstzrange(now(), NULL), p.person_id, p.controller
                FROM patient p WHERE p.id = ?
                """, onDuty.person(), household.patient());
        awaitSteps(raise("95"), "TOLD LEADER " + leader.person());
    }

    @Test
    void whileNobodyWatchesItWaitsForTheOpeningAndNobodyIsTold() {
        service.onDuty(onDuty).step("RED", "ON_DUTY");
        UUID alert = raise("95");
        awaitSteps(alert, "WAITS");
        assertThat(Sql.column("SELECT outside_hours::text FROM alert WHERE id = ?", alert))
                .containsExactly("true");
        assertThat(notices(alert)).isEmpty();
        service.open();
        letTimePass(alert);
        awaitSteps(alert, "WAITS", "TOLD ON_DUTY " + onDuty.person());
        assertThat(decisions(alert)).containsExactly("CLOSED false", "OPEN true");
    }

    @Test
    void whoWatchesByAgreementIsToldAtItsOwnDesk() {
        TestService centre = new TestService();
        TestService.Nurse there = centre.nurse();
        centre.onDuty(there).step("RED", "ON_DUTY");
        service.watchedBy(centre).onDuty(onDuty).step("RED", "ON_DUTY");
        UUID alert = raise("95");
        awaitSteps(alert, "TOLD ON_DUTY " + there.person());
        assertThat(Sql.column("SELECT desk_id FROM alert WHERE id = ?", alert))
                .containsExactly(centre.desk().toString());
        assertThat(decisions(alert)).containsExactly("AGREEMENT true");
        acknowledgeAs(there, alert);
    }

    @Test
    void whatNobodyTookWhoWatchesByAgreementGoesBackWhenTheOwnServiceOpens() {
        TestService centre = new TestService();
        TestService.Nurse there = centre.nurse();
        centre.onDuty(there).step("YELLOW", "ON_DUTY");
        service.openForAMinuteAfterMidnight().watchedBy(centre).onDuty(onDuty).step("YELLOW", "ON_DUTY");
        UUID alert = raise("88");
        awaitSteps(alert, "TOLD ON_DUTY " + there.person());
        assertThat(Sql.column(
                        "SELECT to_char(escalate_at AT TIME ZONE 'Europe/Oslo', 'HH24:MI') FROM alert WHERE id = ?",
                        alert))
                .containsExactly("00:00");
        service.open();
        letTimePass(alert);
        awaitSteps(alert, "TOLD ON_DUTY " + there.person(), "TOLD ON_DUTY " + onDuty.person());
    }

    @Test
    void whereNothingReachesWhoeverIsToldTheNextStepIsDueAtOnce() {
        service.open().onDuty(onDuty).leader(leader).step("RED", "ON_DUTY").step("RED", "LEADER");
        Sql.run("DELETE FROM contact_point WHERE person_id = ?", onDuty.person());
        awaitSteps(raise("95"), "TOLD ON_DUTY " + onDuty.person(), "TOLD LEADER " + leader.person());
    }

    @Test
    void takingItCancelsWhatWaits() {
        service.open().onDuty(onDuty).step("YELLOW", "ON_DUTY");
        Sql.run("""
                INSERT INTO contact_wish (person_id, language, quiet_from, quiet_until) VALUES (?, 'nn', '00:00', '23:59:59')
                """, onDuty.person());
        UUID alert = raise("88");
        await().atMost(PATIENCE).until(() -> notices(alert).equals(List.of("WAITING")));
        acknowledge(alert);
        assertThat(notices(alert)).containsExactly("CANCELLED");
    }

    @Test
    void handedBackItBeginsAgainAtTheFirstStep() {
        service.open().onDuty(onDuty).step("RED", "ON_DUTY");
        UUID alert = raise("95");
        awaitSteps(alert, "TOLD ON_DUTY " + onDuty.person());
        acknowledge(alert);
        RunningDemo.submit(onDuty.account(), "/worklist/%s/hand-back".formatted(alert), "next", "/worklist");
        awaitSteps(alert, "TOLD ON_DUTY " + onDuty.person(), "TOLD ON_DUTY " + onDuty.person());
    }

    @Test
    void whatBecomesRedBeginsAgainAtTheFirstStep() {
        service.open().onDuty(onDuty).leader(leader).step("YELLOW", "LEADER").step("RED", "ON_DUTY");
        try (HomeDevice scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 2, "\"value\":88"));
            UUID alert = alert();
            awaitSteps(alert, "TOLD LEADER " + leader.person());
            scale.send(HomeDevice.reading("weight", 1, "\"value\":95"));
            awaitSteps(alert, "TOLD LEADER " + leader.person(), "TOLD ON_DUTY " + onDuty.person());
        }
    }

    @Test
    void whereAServiceHasSetUpNoStepsAllWhoWorkThereAreTold() {
        service.open();
        UUID alert = raise("95");
        await().atMost(PATIENCE).until(() -> notices(alert).size() == 2);
        assertThat(steps(alert)).hasSize(2).first().isEqualTo("NO_STEPS");
        assertThat(steps(alert).getLast())
                .startsWith("TOLD STAFF ")
                .contains(onDuty.person().toString(), leader.person().toString());
    }

    private UUID raise(String weight) {
        weigh(household, weight);
        return alert();
    }

    private static void weigh(Household household, String weight) {
        try (HomeDevice scale = household.device()) {
            assertThat(scale.send(HomeDevice.reading("weight", 1, "\"value\":" + weight)))
                    .isEqualTo("stored");
        }
    }

    private UUID alert() {
        return UUID.fromString(
                Sql.column("SELECT id FROM alert WHERE patient_id = ? AND rule = 'weight'", household.patient())
                        .getFirst());
    }

    /** The next step is due. */
    private static void letTimePass(UUID alert) {
        Sql.run("UPDATE alert SET escalate_at = now() WHERE id = ?", alert);
    }

    /** Everything that was due before this has been claimed. */
    private void awaitEverySender() {
        TestService other = new TestService().open();
        Household household = other.follow(Household.in("Alver").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90")));
        weigh(household, "95");
        await().atMost(PATIENCE)
                .until(() -> !Sql.column("""
                        SELECT e.what FROM escalation_event e JOIN alert a ON a.id = e.alert_id WHERE a.patient_id = ?
                        """, household.patient()).isEmpty());
    }

    private void acknowledge(UUID alert) {
        acknowledgeAs(onDuty, alert);
    }

    private static void acknowledgeAs(TestService.Nurse nurse, UUID alert) {
        assertThat(RunningDemo.post(
                                nurse.account(),
                                RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)),
                                "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    private static void awaitSteps(UUID alert, String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps(alert)).containsExactly(expected));
    }

    private static List<String> steps(UUID alert) {
        return Sql.column("""
                SELECT concat_ws(' ', what, target, nullif(array_to_string(recipients, ' '), ''))
                FROM escalation_event WHERE alert_id = ? ORDER BY id
                """, alert);
    }

    private static List<String> notices(UUID alert) {
        return Sql.column("SELECT state FROM notice WHERE subject = ?", Escalation.subject(alert));
    }

    private static List<String> decisions(UUID alert) {
        return Sql.column(
                "SELECT reason || ' ' || attended FROM routing_decision WHERE alert_id = ? ORDER BY id", alert);
    }
}
