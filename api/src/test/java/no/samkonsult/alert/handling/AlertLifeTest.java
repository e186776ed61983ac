package no.samkonsult.alert.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an alert over HTTP: each step is told, nobody keeps it longer than they may, and a colleague has it once they accept. */
class AlertLifeTest {
    private static final String NURSE = Household.newNurse("Fedje");
    private static final String COLLEAGUE = Household.newNurse("Fedje");
    private static final String FOREIGN_NURSE = "heimeteneste.alver";
    private static final String NO_ANSWER = "{\"outcome\":\"no-answer\"}";

    private final Household household = Household.in("Fedje").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));
    private String alert = "";
    private int minutesAgo = 100;

    @BeforeEach
    void anAlert() {
        weigh("91");
        alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
    }

    @Test
    void everyStepIsToldWithWhoDidIt() {
        weigh("87", "95");
        take(NURSE);
        submit(NURSE, "hand-back", "next", "/worklist");
        take(COLLEAGUE);
        close(COLLEAGUE, "{\"outcome\":\"home-visit\",\"note\":\"Vog på nytt.\"}");
        assertThat(steps())
                .containsExactly(
                        "RAISED RED - 91",
                        "SEVERITY_DOWN YELLOW - 87",
                        "SEVERITY_UP RED - 95",
                        "TAKEN RED %s 95".formatted(NURSE),
                        "HANDED_BACK RED %s 95".formatted(NURSE),
                        "TAKEN RED %s 95".formatted(COLLEAGUE),
                        "CLOSED RED %s 95".formatted(COLLEAGUE));
    }

    @Test
    void theAlertsPageShowsItsLife() {
        weigh("87");
        take(NURSE);
        assertThat(page(NURSE).body()).contains("Vart betre", "87 kg", "Testolf Testvik tok varselet", "Ferdig innan");
    }

    @Test
    void theAlertsPageSaysToJudgeFirstWhetherItIsUrgent() {
        String words = "Vurder først om det hastar. Legevakt 116 117, ved akutt fare 113.";
        assertThat(page(NURSE).body()).contains(words);
        take(NURSE);
        assertThat(page(NURSE).body()).contains(words);
    }

    @Test
    void nobodyTellsAStepByHand() {
        assertThat(Sql.column("""
                SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type) FROM information_schema.role_table_grants
                WHERE table_name = 'alert_event' AND grantee IN ('samkonsult_app', 'samkonsult_intake')
                """)).containsExactly("INSERT SELECT");
        assertThat(Sql.column("SELECT with_check FROM pg_policies WHERE tablename = 'alert_event' AND cmd = 'INSERT'"))
                .singleElement()
                .asString()
                .contains("acting_person()")
                .doesNotContain("CLOSED", "TAKEN");
    }

    @Test
    void whoTakesItHasItForAsLongAsTheServiceSays() {
        take(NURSE);
        assertThat(minutesFromTaking()).isEqualTo(30);
        weigh("87");
        assertThat(minutesFromTaking()).as("better, and no longer").isEqualTo(30);
    }

    @Test
    void whatGrowsWorseIsToBeFinishedSooner() {
        weigh("87");
        take(NURSE);
        assertThat(minutesFromTaking()).isEqualTo(240);
        weigh("92");
        assertThat(minutesFromTaking()).isBetween(30, 31);
    }

    @Test
    void whatIsNotFinishedInTimeIsEverybodysAgain() {
        take(NURSE);
        timeRunsOut();
        await().until(() -> status().equals("OPEN"));
        assertThat(steps()).last().asString().startsWith("RETURNED RED - ");
        assertThat(page(COLLEAGUE).body()).contains("Tida gjekk ut for Testolf Testvik");
        assertThat(take(COLLEAGUE).statusCode()).isEqualTo(204);
    }

    @Test
    void whatWasTakenOnDutyIsEverybodysAgainWhenTheDutyIsOver() {
        String dutied = Household.newNurse("Fedje");
        weigh("87");
        take(dutied);
        onDuty(dutied, "now() - interval '2 hours'", "now() - interval '20 minutes'");
        takenAgo("1 hour");
        await().untilAsserted(() -> assertThat(status()).isEqualTo("OPEN"));
        assertThat(steps()).last().isEqualTo("RETURNED YELLOW - 87");
    }

    @Test
    void whoeverIsOnDutyStillKeepsItAndSoDoesWhoeverNeverWas() {
        String dutied = Household.newNurse("Fedje");
        weigh("87");
        take(dutied);
        onDuty(dutied, "now() - interval '2 hours'", "now() + interval '2 hours'");
        takenAgo("1 hour");
        RunningDemo.bean(Returning.class).round();
        assertThat(status()).isEqualTo("TAKEN");
        submit(dutied, "hand-back", "next", "/worklist");
        take(NURSE);
        takenAgo("1 hour");
        RunningDemo.bean(Returning.class).round();
        assertThat(status()).isEqualTo("TAKEN");
    }

    @Test
    void whatIsWorkedOnByAnotherTransactionIsReturnedInTheNextRound() throws Exception {
        take(NURSE);
        try (var other = RunningDemo.database()) {
            other.setAutoCommit(false);
            timeRunsOut();
            try (var lock = other.prepareStatement("SELECT FROM alert WHERE id = ?::uuid FOR UPDATE")) {
                lock.setString(1, alert);
                lock.execute();
            }
            RunningDemo.bean(Returning.class).round();
            other.rollback();
        }
        await().until(() -> status().equals("OPEN"));
    }

    @Test
    void moreTimeIsGivenOnceAndForAReason() {
        take(NURSE);
        assertThat(submit(NURSE, "more-time", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(submit(COLLEAGUE, "more-time", "reason", "Ventar").statusCode())
                .isEqualTo(422);
        assertThat(submit(NURSE, "more-time", "reason", "Ventar på ny måling").statusCode())
                .isEqualTo(303);
        assertThat(minutesFromTaking()).isEqualTo(60);
        assertThat(submit(NURSE, "more-time", "reason", "Enno meir").body()).contains("Du har fått meir tid éin gong");
        assertThat(minutesFromTaking()).isEqualTo(60);
        assertThat(page(COLLEAGUE).body()).contains("Ventar på ny måling");
    }

    @Test
    void itStaysWithTheGiverUntilTheColleagueHasAccepted() {
        take(NURSE);
        assertThat(submit(NURSE, "offer", "to", person(COLLEAGUE)).statusCode()).isEqualTo(303);
        assertThat(holder()).isEqualTo(person(NURSE));
        assertThat(page(COLLEAGUE).body()).contains("spør om du kan ta over varselet");
        assertThat(submit(COLLEAGUE, "accept").statusCode()).isEqualTo(303);
        assertThat(holder()).isEqualTo(person(COLLEAGUE));
        assertThat(submit(COLLEAGUE, "accept").statusCode()).isEqualTo(422);
        assertThat(steps())
                .endsWith("OFFERED RED %s 91".formatted(NURSE), "HANDED_OVER RED %s 91".formatted(COLLEAGUE));
    }

    @Test
    void aColleagueMaySayNo() {
        take(NURSE);
        submit(NURSE, "offer", "to", person(COLLEAGUE));
        assertThat(submit(COLLEAGUE, "decline").statusCode()).isEqualTo(303);
        assertThat(holder()).isEqualTo(person(NURSE));
        assertThat(submit(COLLEAGUE, "accept").statusCode()).isEqualTo(422);
    }

    @Test
    void itIsGivenOnWithinTheServiceAlone() {
        take(NURSE);
        assertThat(submit(NURSE, "offer", "to", person(FOREIGN_NURSE)).statusCode())
                .isEqualTo(422);
        assertThat(submit(NURSE, "offer", "to", person(NURSE)).statusCode()).isEqualTo(422);
        assertThat(submit(FOREIGN_NURSE, "accept").statusCode()).isEqualTo(404);
    }

    @Test
    void triesAreSeenByTheNextWhoTakesIt() {
        take(NURSE);
        assertThat(submit(NURSE, "tries", "way", "CALL", "note", "Ringde to gonger")
                        .statusCode())
                .isEqualTo(303);
        submit(NURSE, "hand-back", "next", "/worklist");
        assertThat(page(COLLEAGUE).body()).contains("Ringde to gonger", "Testolf Testvik prøvde: Ring pasienten");
        assertThat(submit(COLLEAGUE, "tries", "note", "utan måte").statusCode()).isEqualTo(422);
        assertThat(submit(FOREIGN_NURSE, "tries", "way", "CALL").statusCode()).isEqualTo(404);
    }

    @Test
    void noAnswerIsClosedOnceEnoughWasTriedOrANoteSaysWhy() {
        weigh("80");
        submit(NURSE, "tries", "way", "CALL");
        submit(NURSE, "tries", "way", "SECOND_CALL");
        assertThat(close(NURSE, NO_ANSWER).statusCode()).isEqualTo(400);
        assertThat(submit(NURSE, "close", "outcome", "NO_ANSWER", "note", "").body())
                .contains("For lite er gjort for å nå pasienten");
        submit(NURSE, "tries", "way", "NEXT_OF_KIN");
        assertThat(close(NURSE, NO_ANSWER).statusCode()).isEqualTo(204);
    }

    @Test
    void noAnswerIsClosedWithANoteThatSaysWhy() {
        weigh("80");
        assertThat(close(NURSE, "{\"outcome\":\"no-answer\",\"note\":\"På sjukehus i dag.\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void thePatientReadsTheMessageByLoggingInAndOthersDoNot() {
        String patient = household.account();
        String kin = "parorande.kari";
        close("outcome", "HOME_VISIT", "note", "Vog.", "message", "Vi kjem heim til deg.", "language", "nn");
        assertThat(status()).isEqualTo("CLOSED");
        assertThat(patientPage(patient)).contains("Meldingar frå tenesta", "Vi kjem heim til deg.");
        assertThat(patientPage(NURSE)).contains("Vi kjem heim til deg.");
        for (String other : List.of(FOREIGN_NURSE, kin, "admin.alver")) {
            assertThat(patientPage(other)).as(other).doesNotContain("Vi kjem heim til deg.");
        }
        assertThat(household.trail()).contains("CREATE patient_message ENROLMENT", "READ patient_message OWN_DATA");
    }

    @Test
    void nothingIsSentWhereClosingIsRefusedOrTheMessageIsEmpty() {
        assertThat(close("outcome", "HOME_VISIT", "note", "", "message", "Vi kjem.")
                        .statusCode())
                .isEqualTo(422);
        assertThat(close("outcome", "HOME_VISIT", "note", "Vog.", "message", "  ")
                        .statusCode())
                .isEqualTo(303);
        assertThat(Sql.column("SELECT id FROM patient_message WHERE patient_id = ?", household.patient()))
                .isEmpty();
    }

    @Test
    void whoIsBarredFromMessagesWritesNone() {
        Sql.run("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid,
                                 registered_by, controller)
                SELECT p.id, p.key, a.person_id, false, false, false, true, tstzrange('2025-01-01', NULL), a.person_id, p.controller
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, household.patient(), NURSE);
        assertThat(page(NURSE).body()).doesNotContain("Melding til pasienten");
        assertThat(close("outcome", "HOME_VISIT", "note", "Vog.", "message", "Vi kjem.")
                        .statusCode())
                .isEqualTo(404);
        assertThat(status()).isEqualTo("OPEN");
    }

    @Test
    void whatSomebodyDoesWithItIsInTheAuditTrail() {
        take(NURSE);
        submit(NURSE, "tries", "way", "CALL");
        submit(NURSE, "more-time", "reason", "Ventar");
        submit(FOREIGN_NURSE, "more-time", "reason", "Ventar");
        assertThat(household.trail())
                .containsExactly(
                        "UPDATE alert ENROLMENT",
                        "UPDATE alert ENROLMENT",
                        "UPDATE alert ENROLMENT",
                        "DENIED patient NONE");
    }

    private void weigh(String... weights) {
        try (var scale = household.device()) {
            for (String weight : weights) {
                assertThat(scale.send(HomeDevice.reading("weight", minutesAgo--, "\"value\":" + weight)))
                        .isEqualTo("stored");
            }
        }
    }

    private HttpResponse<String> take(String username) {
        return RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
    }

    private HttpResponse<String> close(String username, String body) {
        return RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/closure".formatted(alert)), body);
    }

    /** Closes as the nurse does, by the form of the page. */
    private HttpResponse<String> close(String... fields) {
        return submit(NURSE, "close", fields);
    }

    private String patientPage(String username) {
        return RunningDemo.get(username, RunningDemo.url("/patients/" + household.patient()))
                .body();
    }

    private HttpResponse<String> submit(String username, String what, String... fields) {
        return RunningDemo.submit(username, "/worklist/%s/%s".formatted(alert, what), fields);
    }

    private HttpResponse<String> page(String username) {
        return RunningDemo.get(username, RunningDemo.url("/worklist/" + alert));
    }

    /** At the desk where the alert is at this hour. */
    private void onDuty(String username, String from, String until) {
        Sql.run(
                "DELETE FROM service_staff WHERE person_id = (SELECT person_id FROM account WHERE username = ?)",
                username);
        Sql.run("""
                INSERT INTO service_staff (service_id, person_id, valid)
                SELECT k.service_id, c.person_id, tstzrange('2025-01-01', NULL)
                FROM alert a JOIN desk k ON k.id = a.desk_id, account c WHERE a.id = ?::uuid AND c.username = ?
                """, alert, username);
        Sql.run("""
                INSERT INTO duty_override (id, desk_id, person_id, during, reason, created_at)
                SELECT gen_random_uuid(), a.desk_id, c.person_id, tstzrange(%s, %s), 'prøve', now()
                FROM alert a, account c WHERE a.id = ?::uuid AND c.username = ?
                """.formatted(from, until), alert, username);
    }

    private void takenAgo(String interval) {
        Sql.run("UPDATE alert SET taken_at = now() - ?::interval WHERE id = ?::uuid", interval, alert);
    }

    private void timeRunsOut() {
        Sql.run("UPDATE alert SET finish_by = now() - interval '1 second' WHERE id = ?::uuid", alert);
    }

    private int minutesFromTaking() {
        return Integer.parseInt(Sql.column(
                        "SELECT round(extract(epoch FROM finish_by - taken_at) / 60)::int FROM alert WHERE id = ?::uuid",
                        alert)
                .getFirst());
    }

    private String status() {
        return Sql.column("SELECT status FROM alert WHERE id = ?::uuid", alert).getFirst();
    }

    private String holder() {
        return Sql.column("SELECT taken_by FROM alert WHERE id = ?::uuid", alert)
                .getFirst();
    }

    private static String person(String username) {
        return Sql.column("SELECT person_id FROM account WHERE username = ?", username)
                .getFirst();
    }

    /** Without where it was sent: that depends on the hour of the test. */
    private List<String> steps() {
        return Sql.column("""
                SELECT concat_ws(' ', e.what, e.severity, coalesce(a.username, '-'), trim_scale(e.value1))
                FROM alert_event e LEFT JOIN account a ON a.person_id = e.person_id
                WHERE e.alert_id = ?::uuid AND e.what <> 'MOVED' ORDER BY e.id
                """, alert);
    }
}
