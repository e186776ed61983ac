package no.samkonsult.measurement.answer;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** Answers to questionnaires: who may give them, what they raise, and what is kept of them. */
class ResponsesTest {
    private static final String[] WELL = {
        "rest",
        "no",
        "chest-pain",
        "no",
        "fainted",
        "no",
        "breath",
        "usual",
        "sputum",
        "usual",
        "sputum-colour",
        "clear"
    };

    private final Planned planned = Planned.withoutDoctor();
    private final Household household = planned.household();

    @Test
    void thePatientAnswersAndTheTeamReadsItWithItsColour() {
        planned.asks("copd-daily");
        String patient = household.account();
        String page = RunningDemo.get(patient, RunningDemo.url(path(""))).body();
        assertThat(page).contains("Samkonsults daglege skjema for kols", "Ventar på svar");
        HttpResponse<String> sent = answer(patient, "copd-daily", WELL);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(alerts()).isEmpty();
        assertThat(responses()).isEqualTo(List.of("copd-daily 1 PATIENT GREEN"));
        assertThat(RunningDemo.get(patient, RunningDemo.url(path(""))).body()).doesNotContain("Ventar på svar");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()))
                        .body())
                .contains("Svar på skjema");
        JsonNode api = Json.get(NURSE, "/api/patients/%s/questionnaire-responses".formatted(household.patient()));
        assertThat(api.at("/0/colour").asText()).isEqualTo("green");
        assertThat(api.at("/0/answers/breath").asText()).isEqualTo("usual");
        assertThat(household.trail())
                .contains("CREATE questionnaire_response OWN_DATA", "READ questionnaire_response ENROLMENT");
    }

    @Test
    void aRedAnswerIsARedAlertAtOnceThatSaysWhatWasAnswered() {
        planned.asks("copd-daily");
        assertThat(answer(household.account(), "copd-daily", with("chest-pain", "yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(alerts()).containsExactly("answers:copd-daily RED OPEN out");
        String alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/worklist/" + alert)).body())
                .contains(
                        "Samkonsults daglege skjema for kols: Har du vondt i brystet? Ja",
                        "Ventar aldri",
                        "Korleis er pusten i dag?");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()))
                        .body())
                .contains("Har du vondt i brystet? Ja");
    }

    @Test
    void thePatientIsToldWhatToDoAfterARedAnswer() {
        planned.asks("copd-daily");
        String patient = household.account();
        HttpResponse<String> sent = answer(patient, "copd-daily", with("rest", "yes"));
        String next = sent.headers().firstValue("Location").orElseThrow();
        assertThat(RunningDemo.get(patient, RunningDemo.url(next)).body())
                .contains("er raudt", "Gjer det som står i eigenbehandlingsplanen din.")
                .containsPattern("113");
    }

    @Test
    void aRedAnswerThatNeverWaitsIsStoredThoughTheRestIsMissing() {
        planned.asks("copd-daily");
        assertThat(answer(household.account(), "copd-daily", "fainted", "yes").statusCode())
                .isEqualTo(303);
        assertThat(alerts()).containsExactly("answers:copd-daily RED OPEN out");
    }

    @Test
    void whatIsLeftOutIsAskedForOnceAndIsYellowIfItStaysSo() {
        planned.asks("copd-daily");
        String patient = household.account();
        HttpResponse<String> asked = answer(patient, "copd-daily", "rest", "no");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Nokre spørsmål er ikkje svara på", "Send utan resten av svara");
        assertThat(responses()).isEmpty();
        RunningDemo.submit(patient, path("/copd-daily"), "q-rest", "no", "incomplete", "yes");
        assertThat(responses()).isEqualTo(List.of("copd-daily 1 PATIENT YELLOW"));
        assertThat(alerts()).containsExactly("answers:copd-daily YELLOW OPEN out");
    }

    @Test
    void thereIsOneOpenAlertAndALaterGreenAnswerPutsItBackInRange() {
        planned.asks("copd-daily");
        String patient = household.account();
        answer(patient, "copd-daily", with("breath", "worse"));
        answer(patient, "copd-daily", with("breath", "much-worse"));
        assertThat(alerts()).containsExactly("answers:copd-daily RED OPEN out");
        answer(patient, "copd-daily", WELL);
        assertThat(alerts()).containsExactly("answers:copd-daily RED OPEN in range");
    }

    @Test
    void theSumAloneIsKeptOfCatAndItsMeaningIsShown() {
        planned.asks("cat");
        HttpResponse<String> sent = answer(household.account(), "cat", "total", "24");
        assertThat(RunningDemo.get(
                                NURSE,
                                RunningDemo.url(
                                        sent.headers().firstValue("Location").orElseThrow()))
                        .body())
                .contains("24 av 40 poeng – Høg påverknad");
        assertThat(alerts()).containsExactly("answers:cat YELLOW OPEN out");
        assertThat(answer(household.account(), "cat", "total", "41").body())
                .contains("Skriv eit heilt tal frå 0 til 40.");
    }

    @Test
    void withoutAPlanNothingIsStoredAndThePatientIsToldWhomToCall() {
        Household without = Household.in("Alver");
        HttpResponse<String> refused = RunningDemo.submit(
                without.account(), "/patients/%s/forms/wellbeing".formatted(without.patient()), "q-wellbeing", "50");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("ingen oppfølgingsplan med dette skjemaet", "116 117");
        assertThat(RunningDemo.post(
                                NURSE,
                                RunningDemo.url(
                                        "/api/patients/%s/questionnaire-responses".formatted(without.patient())),
                                "{\"questionnaire\":\"wellbeing\",\"answers\":{\"wellbeing\":\"50\"}}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void personnelAnswerOnThePatientsBehalfAndThatIsKept() {
        assertThat(answer(NURSE, "wellbeing", "wellbeing", "60").statusCode()).isEqualTo(303);
        assertThat(responses()).isEqualTo(List.of("wellbeing 1 STAFF NONE"));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aConsentToSeeIsNoRightToAnswerAndARightToRepresentIs() {
        planned.asks("wellbeing");
        Household.Kin seeing = household.nextOfKin("CHILD");
        Household.Kin guardian = household.nextOfKin("GUARDIAN");
        relate(seeing, "CONSENT");
        relate(guardian, "GUARDIAN");
        assertThat(RunningDemo.get(seeing.account(), RunningDemo.url(path(""))).statusCode())
                .isEqualTo(200);
        assertThat(RunningDemo.get(seeing.account(), RunningDemo.url(path("/wellbeing")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(answer(seeing.account(), "wellbeing", "wellbeing", "50").statusCode())
                .isEqualTo(404);
        assertThat(answer(guardian.account(), "wellbeing", "wellbeing", "50").statusCode())
                .isEqualTo(303);
        assertThat(responses()).isEqualTo(List.of("wellbeing 1 NEXT_OF_KIN NONE"));
    }

    @Test
    void whoHasNoGroundFindsNothing() {
        planned.asks("wellbeing");
        assertThat(RunningDemo.get("heimeteneste.masfjorden", RunningDemo.url(path("")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(answer("heimeteneste.masfjorden", "wellbeing", "wellbeing", "50")
                        .statusCode())
                .isEqualTo(404);
        assertThat(answer(GP, "no-such-form", "wellbeing", "50").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> answer(String who, String code, String... answers) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < answers.length; i += 2) {
            fields.add("q-" + answers[i]);
            fields.add(answers[i + 1]);
        }
        return RunningDemo.submit(who, path("/" + code), fields.toArray(String[]::new));
    }

    private static String[] with(String question, String answer) {
        String[] answers = WELL.clone();
        answers[List.of(WELL).indexOf(question) + 1] = answer;
        return answers;
    }

    private void relate(Household.Kin kin, String ground) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT id, key, ?, ?, 'test/' || ?, tstzrange('2025-01-01', NULL) FROM patient WHERE id = ?
                """, kin.person(), ground, ground, household.patient());
    }

    private String path(String rest) {
        return "/patients/%s/forms%s".formatted(household.patient(), rest);
    }

    private List<String> responses() {
        return Sql.column("""
                SELECT r.questionnaire || ' ' || r.version || ' ' || r.capacity || ' ' || r.colour
                FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key WHERE p.id = ? ORDER BY r.authored_at
                """, household.patient());
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || ' ' || status || CASE WHEN in_range THEN ' in range' ELSE ' out' END
                FROM alert WHERE patient_id = ? AND rule LIKE 'answers:%' ORDER BY rule
                """, household.patient());
    }
}
