package no.samkonsult.alert.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** Patients whom no service with a desk follows up, in the running service: whatever is open of theirs reaches somebody who may see it. */
class ReserveTest {
    /** Works for the municipality that answers for the record, at another of its services. */
    private static final String NURSE = "heimeteneste.alver";

    private static final String STRANGER = "heimeteneste.masfjorden";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestService service = new TestService().open();
    private final TestService.Nurse nurse = service.nurse();
    private final Household household =
            service.follow(Household.in("Alver").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90")));

    @Test
    void whereTheServiceHasNoDeskItIsAtOneOfTheOrganisationThatAnswersForTheRecord() {
        withoutDesk();
        assertThat(household.isKnownTo(NURSE)).isFalse();
        weigh("95");
        assertThat(open()).containsExactly("weight RED Heimeoppfølging Alver");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/api/alerts?status=open"))
                        .body())
                .contains(alert().toString());
        assertThat(household.isKnownTo(STRANGER)).isFalse();
    }

    @Test
    void whoeverWorksThereTakesItOnItsPageAndClosesIt() {
        withoutDesk();
        weigh("95");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/worklist/" + alert()))
                        .body())
                .contains(household.familyName(), "95");
        assertThat(RunningDemo.submit(NURSE, "/worklist/%s/take".formatted(alert()), "next", "/worklist")
                        .statusCode())
                .isEqualTo(303);
        String alert = alert().toString();
        assertThat(grounds(alert)).containsExactlyInAnyOrder("DUTY -M--", "DUTY CMPG");
        close("TALKED_WITH_PATIENT");
        assertThat(grounds(alert)).isEmpty();
        look();
        close("TECHNICAL_FIXED");
        assertThat(household.isKnownTo(NURSE)).isFalse();
        assertThat(household.trail()).contains("UPDATE alert DUTY");
    }

    @Test
    void whereTheEnrolmentIsOverItIsAtTheDeskOfTheServiceThatFollowedThemLast() {
        service.lose(household);
        weigh("95");
        assertThat(open()).containsExactly("weight RED Prøvemottak");
        assertThat(household.isKnownTo(nurse.account())).isTrue();
        assertThat(household.isKnownTo(NURSE)).isFalse();
    }

    @Test
    void whoeverIsOnDutyThereIsTold() {
        service.onDuty(nurse).step("RED", "ON_DUTY").lose(household);
        weigh("95");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Sql.column(
                        "SELECT what FROM escalation_event WHERE alert_id = ? AND ? = ANY (recipients)",
                        alert(),
                        nurse.person()))
                .contains("TOLD"));
        assertThat(Sql.column("SELECT reason FROM routing_decision WHERE alert_id = ?", alert()))
                .containsExactly("FALLBACK");
    }

    @Test
    void aDeskThatIsBarredOrWhereNobodyWorksIsPassedOver() {
        Sql.run("DELETE FROM service_staff WHERE service_id = ?", service.service());
        service.lose(household);
        household.barredFor(NURSE);
        weigh("95");
        assertThat(open()).hasSize(1).first().asString().doesNotContain("Prøvemottak", "Alver");
    }

    @Test
    void whoHasNeverBeenEnrolledIsMeasuredAndJudgedAllTheSame() {
        Sql.run("DELETE FROM enrolment WHERE patient_id = ?", household.patient());
        Sql.run("DELETE FROM care_relation WHERE patient_id = ? AND ground = 'ENROLMENT'", household.patient());
        weigh("95");
        assertThat(open()).containsExactly("weight RED Heimeoppfølging Alver");
    }

    @Test
    void thatNoRouteWasFoundIsToldOnceThoughEveryReadingIsGreen() {
        withoutDesk();
        weigh("80");
        look();
        weigh("81");
        look();
        assertThat(told()).containsExactly("TECHNICAL Heimeoppfølging Alver");
        assertThat(household.isKnownTo(NURSE)).isTrue();
    }

    @Test
    void whoHasClosedThatItWasToldIsNotToldAgainTheSameDay() {
        withoutDesk();
        weigh("80");
        look();
        close("TECHNICAL_FIXED");
        look();
        assertThat(told()).isEmpty();
        Sql.run(
                "UPDATE alert SET closed_at = closed_at - interval '25 hours' WHERE patient_id = ?",
                household.patient());
        look();
        assertThat(told()).containsExactly("TECHNICAL Heimeoppfølging Alver");
    }

    @Test
    void whatIsOpenWhenTheEnrolmentEndsStaysWithWhoeverHasIt() {
        weigh("95");
        take(nurse);
        service.lose(household);
        look();
        assertThat(open()).containsExactly("weight RED Prøvemottak");
        assertThat(told()).containsExactly("TECHNICAL Prøvemottak");
        assertThat(household.isKnownTo(nurse.account())).isTrue();
        assertThat(Sql.column(
                        "SELECT taken_by FROM alert WHERE rule = 'weight' AND patient_id = ?", household.patient()))
                .containsExactly(nurse.person().toString());
    }

    @Test
    void onceAServiceFollowsThemUpItGoesThereAndTheReserveDeskIsDone() {
        withoutDesk();
        weigh("95");
        look();
        RunningDemo.submit(NURSE, "/worklist/%s/take".formatted(alert()), "next", "/worklist");
        var next = new TestService().open();
        TestService.Nurse there = next.nurse();
        next.follow(household);
        look();
        assertThat(open()).containsExactly("weight RED Prøvemottak");
        assertThat(Sql.column(
                        "SELECT status || ' ' || coalesce(outcome, '') FROM alert WHERE patient_id = ? ORDER BY rule",
                        household.patient()))
                .containsExactly("CLOSED TECHNICAL_FIXED", "OPEN ");
        assertThat(household.isKnownTo(there.account())).isTrue();
        assertThat(household.isKnownTo(NURSE)).isFalse();
    }

    @Test
    void nobodyIsToldOfWhomAServiceWithADeskFollowsUp() {
        weigh("80");
        look();
        assertThat(told()).isEmpty();
    }

    private void withoutDesk() {
        TestService.withoutDesk().follow(household);
    }

    private int minutesAgo = 50;

    private void weigh(String weight) {
        try (HomeDevice scale = household.device()) {
            assertThat(scale.send(HomeDevice.reading("weight", minutesAgo--, "\"value\":" + weight)))
                    .isEqualTo("stored");
        }
    }

    private static void look() {
        RunningDemo.bean(Reserve.class).round();
    }

    private void take(TestService.Nurse who) {
        assertThat(RunningDemo.post(
                                who.account(),
                                RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert())),
                                "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    private void close(String outcome) {
        assertThat(RunningDemo.submit(
                                NURSE,
                                "/worklist/%s/close".formatted(alert()),
                                "outcome",
                                outcome,
                                "note",
                                "Ringde pasienten, som har det bra.")
                        .statusCode())
                .isEqualTo(303);
    }

    private UUID alert() {
        return UUID.fromString(Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND status <> 'CLOSED' ORDER BY rule DESC",
                        household.patient())
                .getFirst());
    }

    private List<String> open() {
        return Sql.column("""
                SELECT a.rule || ' ' || a.severity || ' ' || k.name FROM alert a JOIN desk k ON k.id = a.desk_id
                WHERE a.patient_id = ? AND a.status <> 'CLOSED' AND a.rule <> 'unrouted'
                """, household.patient());
    }

    /** Where it is told that no route was found. */
    private List<String> told() {
        return Sql.column("""
                SELECT a.severity || ' ' || k.name FROM alert a JOIN desk k ON k.id = a.desk_id
                WHERE a.patient_id = ? AND a.status <> 'CLOSED' AND a.rule = 'unrouted'
                """, household.patient());
    }

    /** What an alert gives somebody now: why, and which parts of the record. */
    private List<String> grounds(String alert) {
        return Sql.column("""
                SELECT ground || ' ' || CASE WHEN consultations THEN 'C' ELSE '-' END || CASE WHEN measurements THEN 'M' ELSE '-' END
                       || CASE WHEN plan THEN 'P' ELSE '-' END || CASE WHEN messages THEN 'G' ELSE '-' END
                FROM care_relation WHERE source IN ('alert/' || ?, 'alert/' || ? || '/reserve') AND valid @> now()
                """, alert, alert);
    }
}
