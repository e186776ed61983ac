package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The response centre's duty: in the agreement's hours, and with what it took until that is closed or handed back. */
class DutyTest {
    private static final String ON_DUTY = "responssenter";
    private static final String NURSE = "heimeteneste.masfjorden";

    private final Household household = Household.in("Masfjorden").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));
    private final Household neighbour = Household.in("Masfjorden");

    @BeforeEach
    void onDuty() {
        agreed("extract(isodow FROM now() AT TIME ZONE 'Europe/Oslo')");
    }

    @Test
    void aPatientIsSeenInTheHoursOfTheAgreementAlone() {
        assertThat(household.isKnownTo(ON_DUTY)).isTrue();
        assertThat(household.trail()).containsExactly("READ patient DUTY");
        hoursPass();
        assertThat(household.isKnownTo(ON_DUTY)).isFalse();
    }

    @Test
    void whatWasTakenStaysWithWhoeverTookItUntilItIsClosed() {
        String alert = raise();
        take(ON_DUTY, alert);
        hoursPass();
        assertThat(household.isKnownTo(ON_DUTY)).isTrue();
        assertThat(neighbour.isKnownTo(ON_DUTY)).isFalse();
        RunningDemo.post(
                NURSE,
                RunningDemo.url("/api/alerts/%s/closure".formatted(alert)),
                "{\"outcome\":\"home-visit\",\"note\":\"Vog på nytt.\"}");
        assertThat(household.isKnownTo(ON_DUTY)).isFalse();
    }

    @Test
    void whatIsHandedBackIsOpenToTheDeskAndGoneForWhoeverHadIt() {
        String alert = raise();
        take(ON_DUTY, alert);
        hoursPass();
        assertThat(RunningDemo.submit(NURSE, "/worklist/%s/hand-back".formatted(alert), "next", "/worklist")
                        .statusCode())
                .as("the nurse, who does not have it")
                .isEqualTo(303);
        assertThat(status(alert)).isEqualTo("TAKEN");
        RunningDemo.submit(ON_DUTY, "/worklist/%s/hand-back".formatted(alert), "next", "/worklist");
        assertThat(status(alert)).isEqualTo("OPEN");
        assertThat(household.isKnownTo(ON_DUTY)).isFalse();
        assertThat(take(NURSE, alert)).isEqualTo(204);
    }

    @Test
    void whoeverTakesAnAlertOfTheirOwnPatientsGetsNoOtherGroundByIt() {
        take(NURSE, raise());
        assertThat(Sql.column(
                        "SELECT ground FROM care_relation WHERE patient_id = ? AND ground <> 'OWN_DATA'",
                        household.patient()))
                .containsExactly("ENROLMENT");
    }

    private static void hoursPass() {
        agreed("extract(isodow FROM now() AT TIME ZONE 'Europe/Oslo' + interval '2 days')");
    }

    private static void agreed(String weekday) {
        Sql.run("DELETE FROM duty_agreement WHERE for_service = (SELECT id FROM service WHERE name = ?)", SERVICE);
        Sql.run("""
                INSERT INTO duty_agreement (on_duty, for_service, weekday, begins, ends)
                SELECT d.id, s.id, %s, '00:00', '24:00' FROM service d, service s WHERE d.name = 'Responssenter' AND s.name = ?
                """.formatted(weekday), SERVICE);
    }

    private static final String SERVICE = "Heimeoppfølging Masfjorden";

    private String raise() {
        try (var scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 5, "\"value\":95"));
        }
        return Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
    }

    private static int take(String username, String alert) {
        return RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "")
                .statusCode();
    }

    private static String status(String alert) {
        return Sql.column("SELECT status FROM alert WHERE id = ?::uuid", alert).getFirst();
    }
}
