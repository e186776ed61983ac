package no.samkonsult.measurement.retraction;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking answers out of account, over HTTP and on their page, and what becomes of the alerts that stood on them. */
class RetractingTest {
    private final Planned planned = Planned.withoutDoctor();
    private final Household household = planned.household();

    @Test
    void thePatientTakesBackAMistakeAndTheAlertThatStoodOnItAloneIsInRange() {
        planned.asks("cat");
        String mistake = answer(household.account(), "24");
        assertThat(alerts()).containsExactly("YELLOW OPEN out 24");
        assertThat(retract(household.account(), mistake, "mistaken-answer")).isEqualTo(204);
        assertThat(alerts()).containsExactly("YELLOW OPEN in 24");
        assertThat(json(NURSE)).contains("\"invalidated\":\"mistaken-answer\"");
        assertThat(takeBack(household.account(), mistake)).isEqualTo(204);
        assertThat(alerts()).containsExactly("YELLOW OPEN out 24");
        assertThat(json(NURSE)).doesNotContain("invalidated");
    }

    @Test
    void theAlertsPageSaysThatItsAnswersWereTakenBack() {
        String mistake = answer(NURSE, "24");
        assertThat(body(NURSE, alertPage())).doesNotContain("tekne ut av rekninga");
        retract(NURSE, mistake, "wrong-person");
        assertThat(body(NURSE, alertPage())).contains("tekne ut av rekninga", "Svara gjeld ein annan");
    }

    @Test
    void anAlertFollowsToTheNewestAnswersThatAreLeft() {
        answer(NURSE, "31");
        String mistake = answer(NURSE, "5");
        assertThat(alerts()).containsExactly("YELLOW OPEN in 5");
        assertThat(retract(NURSE, mistake, "wrong-person")).isEqualTo(204);
        assertThat(alerts()).containsExactly("YELLOW OPEN out 31");
        assertThat(takeBack(NURSE, mistake)).isEqualTo(204);
        assertThat(alerts()).containsExactly("YELLOW OPEN in 5");
    }

    @Test
    void olderAnswersThatAreTakenInAgainDoNotHideWhatHasBeenAnsweredSince() {
        String old = answer(NURSE, "31");
        retract(NURSE, old, "mistaken-answer");
        answer(NURSE, "5");
        Sql.run(
                "UPDATE alert SET status = 'CLOSED', closed_at = now(), outcome = 'OTHER' WHERE patient_id = ?",
                household.patient());
        assertThat(takeBack(NURSE, old)).isEqualTo(204);
        assertThat(alerts()).containsExactly("YELLOW CLOSED in 5", "YELLOW OPEN in 5");
    }

    @Test
    void theirPageStrikesThemOutWithTheReasonAndTakesThemInAgain() {
        planned.asks("cat");
        String patient = household.account();
        String mistake = answer(patient, "24");
        String page = path("/answers/" + mistake);
        assertThat(body(patient, page)).contains("Svaret er feil").doesNotContain("tekne ut av rekninga");
        assertThat(RunningDemo.submit(patient, page + "/invalidation", "reason", "MISTAKEN_ANSWER")
                        .statusCode())
                .isEqualTo(303);
        assertThat(body(NURSE, page)).contains("tekne ut av rekninga", "Feil svar", "Ta svara med likevel");
        assertThat(body(patient, path(""))).contains("Teken ut", "<s>24</s>");
        assertThat(RunningDemo.submit(patient, page + "/invalidation/end").statusCode())
                .isEqualTo(303);
        assertThat(body(patient, path(""))).doesNotContain("Teken ut");
    }

    @Test
    void aQuestionnaireWhoseAnswersAreOutOfAccountIsDueAgain() {
        planned.asks("cat");
        assertThat(body(household.account(), path(""))).contains("Ventar på svar");
        String mistake = answer(household.account(), "5");
        assertThat(body(household.account(), path(""))).doesNotContain("Ventar på svar");
        retract(household.account(), mistake, "mistaken-answer");
        assertThat(body(household.account(), path(""))).contains("Ventar på svar");
    }

    @Test
    void bothActsAreInTheTrailAndDoingTwiceIsDoingOnce() {
        String mistake = answer(NURSE, "24");
        assertThat(retract(NURSE, mistake, "mistaken-answer")).isEqualTo(204);
        assertThat(retract(NURSE, mistake, "wrong-person")).isEqualTo(204);
        assertThat(takeBack(NURSE, mistake)).isEqualTo(204);
        assertThat(takeBack(NURSE, mistake)).isEqualTo(204);
        assertThat(household.trail().stream().filter(each -> each.contains("invalidation")))
                .containsExactly("CREATE response_invalidation ENROLMENT", "UPDATE response_invalidation ENROLMENT");
        assertThat(Sql.column("""
                        SELECT reason FROM response_invalidation i JOIN patient p ON p.key = i.patient_key WHERE p.id = ?
                        """, household.patient())).containsExactly("MISTAKEN_ANSWER");
    }

    @Test
    void aGuardianTakesBackWhatTheyGaveAndNothingElse() {
        planned.asks("cat");
        Household.Kin guardian = household.nextOfKin("GUARDIAN");
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT id, key, ?, 'GUARDIAN', 'test/retraction', tstzrange('2025-01-01', NULL) FROM patient WHERE id = ?
                """, guardian.person(), household.patient());
        String theirs = answer(guardian.account(), "24");
        String patients = answer(household.account(), "25");
        assertThat(retract(guardian.account(), patients, "mistaken-answer")).isEqualTo(404);
        assertThat(retract(guardian.account(), theirs, "mistaken-answer")).isEqualTo(204);
        assertThat(body(guardian.account(), path("/answers/" + patients))).doesNotContain("Svaret er feil");
        assertThat(retract(household.account(), theirs, "mistaken-answer")).isEqualTo(404);
        Sql.run(
                "UPDATE care_relation SET valid = tstzrange('2025-01-01', now()) WHERE source = 'test/retraction' AND patient_id = ?",
                household.patient());
        assertThat(takeBack(guardian.account(), theirs)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.masfjorden", "admin.alver", "koordinator", "pasient.anna"})
    void whoeverHasNoGroundForTheAnswersChangesNothing(String username) {
        String mistake = answer(NURSE, "24");
        assertThat(retract(username, mistake, "wrong-person")).isEqualTo(404);
        assertThat(takeBack(username, mistake)).isEqualTo(404);
        assertThat(alerts()).containsExactly("YELLOW OPEN out 24");
    }

    @Test
    void aReasonThatDoesNotExistIsNamed() {
        assertThat(retract(NURSE, answer(NURSE, "24"), "mood")).isEqualTo(400);
    }

    /** The id of the answers: a sum of CAT, yellow from 21. */
    private String answer(String who, String sum) {
        HttpResponse<String> sent = RunningDemo.submit(who, path("/cat"), "q-total", sum);
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = sent.headers().firstValue("Location").orElseThrow();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private String alertPage() {
        return "/worklist/"
                + Sql.column("SELECT id::text FROM alert WHERE patient_id = ?", household.patient())
                        .getFirst();
    }

    private int retract(String who, String answers, String reason) {
        return RunningDemo.post(who, api(answers), "{\"reason\":\"%s\"}".formatted(reason))
                .statusCode();
    }

    private int takeBack(String who, String answers) {
        return RunningDemo.delete(who, api(answers)).statusCode();
    }

    private String api(String answers) {
        return RunningDemo.url(
                "/api/patients/%s/questionnaire-responses/%s/invalidation".formatted(household.patient(), answers));
    }

    private String json(String who) {
        return body(who, "/api/patients/%s/questionnaire-responses".formatted(household.patient()));
    }

    private static String body(String who, String path) {
        return RunningDemo.get(who, RunningDemo.url(path)).body();
    }

    private String path(String rest) {
        return "/patients/%s/forms%s".formatted(household.patient(), rest);
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT severity || ' ' || status || CASE WHEN in_range THEN ' in ' ELSE ' out ' END || value1
                FROM alert WHERE patient_id = ? AND rule = 'answers:cat' ORDER BY raised_at
                """, household.patient());
    }
}
