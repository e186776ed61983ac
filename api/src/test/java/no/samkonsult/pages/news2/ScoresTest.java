package no.samkonsult.pages.news2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NEWS2 over HTTP: what is kept, what there is no score of, which scale, and who may. */
class ScoresTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String GP = "fastlege.knarvik";
    private static final String FOREIGN_NURSE = "heimeteneste.masfjorden";
    private static final String[] SIGNS = {
        "respiratoryRate",
        "22",
        "saturation",
        "90",
        "onOxygen",
        "true",
        "oxygenFlow",
        "1,5",
        "systolic",
        "105",
        "pulse",
        "95",
        "consciousness",
        "ALERT",
        "temperature",
        "38,4"
    };

    private final Household household = Household.in("Alver").listedWith(GP);
    private final String path = "/patients/%s/news2".formatted(household.patient());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String api = "/api/patients/%s/news2-scores".formatted(household.patient());

    @Test
    void whatAPersonFoundIsScoredAndKept() {
        assertThat(RunningDemo.submit(NURSE, path, SIGNS).statusCode()).isEqualTo(303);
        JsonNode score = scores().getFirst();
        assertThat(score.get("total").asInt()).isEqualTo(10);
        assertThat(score.get("risk").asText()).isEqualTo("HIGH");
        assertThat(score.get("anyThree").asBoolean()).isTrue();
        assertThat(score.get("scale").asInt()).isEqualTo(1);
        assertThat(score.get("points").toString())
                .contains("\"SATURATION\":3", "\"OXYGEN\":2", "\"RESPIRATORY_RATE\":2", "\"CONSCIOUSNESS\":0");
        assertThat(score.get("signs").get("oxygenFlow").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(household.trail()).contains("CREATE news2_score ENROLMENT", "READ news2_score ENROLMENT");
    }

    @Test
    void theAnswerIsTheScoreItself() {
        HttpResponse<String> answer = RunningDemo.post(NURSE, RunningDemo.url(api), """
                {"respiratoryRate":16,"saturation":97,"onOxygen":false,"systolic":130,"pulse":70,"consciousness":"ALERT","temperature":37.0}
                """);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.read(answer.body())).isEqualTo(scores().getFirst());
        assertThat(Json.read(answer.body()).get("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "respiratoryRate, RESPIRATORY_RATE, pustefrekvens",
        "consciousness, CONSCIOUSNESS, medvit",
        "onOxygen, OXYGEN, luft eller oksygen",
        "temperature, TEMPERATURE, temperatur"
    })
    void withoutOneSignThereIsNoScoreAndAllElseIsKept(String left, String part, String said) {
        HttpResponse<String> answer = RunningDemo.submit(NURSE, path, without(left));
        assertThat(answer.statusCode()).isEqualTo(303);
        JsonNode score = scores().getFirst();
        assertThat(score.has("total")).isFalse();
        assertThat(names(score.get("missing"))).containsExactly(part);
        assertThat(page(NURSE, "/patients/" + household.patient()))
                .contains("Kan ikkje skårast", "Manglar " + said + ".");
    }

    @Test
    void theDatabaseItselfKeepsNoTotalOfAnIncompleteSet() {
        RunningDemo.submit(NURSE, path, without("consciousness"));
        assertThatThrownBy(() -> Sql.run(
                        "UPDATE news2_score SET total = 5, points = '{1,1,1,1,1,0,0}' WHERE patient_id = ?",
                        household.patient()))
                .hasStackTraceContaining("news2_score_check");
        assertThatThrownBy(() -> Sql.run(
                        "UPDATE news2_score SET from_device = '{RESPIRATORY_RATE}' WHERE patient_id = ?",
                        household.patient()))
                .hasStackTraceContaining("from_device");
    }

    @Test
    void devicesOfTheLastHourFillInWhatTheyMeasuredAndNothingElse() {
        measure("oxygen-saturation", 10, "\"saturation\":91,\"oxygenFlow\":1,\"pulse\":88");
        measure("blood-pressure", 70, "\"systolic\":141,\"diastolic\":80");
        measure("respiratory-rate", 5, "\"value\":23");
        String form = page(NURSE, path);
        assertThat(form)
                .contains("id=\"saturation\" name=\"saturation\" type=\"text\" value=\"91\"")
                .contains("Frå apparat kl. " + clock(10))
                .contains("id=\"pulse\" name=\"pulse\" type=\"text\" value=\"88\"")
                .contains("id=\"respiratoryRate\" name=\"respiratoryRate\" type=\"text\" value=\"\"")
                .contains("id=\"systolic\" name=\"systolic\" type=\"text\" value=\"\"");
        RunningDemo.submit(
                NURSE, path, "saturation", "91", "pulse", "90", "respiratoryRate", "23", "consciousness", "ALERT");
        assertThat(names(scores().getFirst().get("fromDevice"))).containsExactly("SATURATION");
    }

    @Test
    void aReadingThatIsFoundWrongFillsInNothing() {
        measure("oxygen-saturation", 10, "\"saturation\":91");
        assertThat(page(NURSE, path)).contains("Frå apparat", "value=\"91\"");
        Sql.run("""
                INSERT INTO measurement_invalidation (id, effective_at, patient_key, device_key, sequence, kind, controller, reason,
                                                      invalidated_by, invalidated_at, judged_at)
                SELECT gen_random_uuid(), m.effective_at, m.patient_key, m.device_key, m.sequence, m.kind, m.controller, 'WRONG_PERSON',
                       p.person_id, now(), now()
                FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?
                """, household.patient());
        assertThat(page(NURSE, path)).doesNotContain("Frå apparat").doesNotContain("value=\"91\"");
    }

    @Test
    void theSecondScaleIsADoctorsDecisionAlone() {
        target(NURSE);
        assertThat(page(NURSE, path)).contains("skala 1", "som ikkje er lege");
        RunningDemo.submit(NURSE, path, SIGNS);
        target(GP);
        assertThat(page(NURSE, path)).contains("skala 2 (88–92 %)", "skrive av lege");
        RunningDemo.submit(NURSE, path, SIGNS);
        assertThat(scores()).map(each -> each.get("scale").asInt()).containsExactly(2, 1);
        assertThat(scores())
                .map(each -> each.get("points").get("SATURATION").asInt())
                .containsExactly(0, 3);
        assertThat(scores().getFirst().get("decidedBy").asText()).isNotEmpty();
    }

    @Test
    void nobodyUnderSixteenIsScored() {
        LocalDate today = LocalDate.now(Page.ZONE);
        Household child = Household.born("Alver", today.minusYears(16).plusDays(1));
        String childs = "/patients/%s/news2".formatted(child.patient());
        assertThat(page(NURSE, childs))
                .contains("ikkje for nokon under 16 år")
                .doesNotContain("name=\"respiratoryRate\"");
        assertThat(RunningDemo.submit(NURSE, childs, SIGNS).statusCode()).isEqualTo(422);
        assertThat(RunningDemo.post(
                                NURSE,
                                RunningDemo.url("/api/patients/%s/news2-scores".formatted(child.patient())),
                                "{\"pulse\":70}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(Sql.column("SELECT id FROM news2_score WHERE patient_id = ?", child.patient()))
                .isEmpty();
        Household sixteen = Household.born("Alver", today.minusYears(16));
        assertThat(page(NURSE, "/patients/%s/news2".formatted(sixteen.patient())))
                .contains("name=\"respiratoryRate\"");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "pulse, hundre, Skriv eit tal",
        "saturation, 102, Ingen levande pasient",
        "temperature, 379, Ingen levande pasient",
        "onOxygen, kanskje, Vel noko i lista",
        "onOxygen, false, Vel Oksygen når det er ein straum",
        "consciousness, SLEEPY, Vel noko i lista"
    })
    void whatCannotBeReadIsNamedAndNothingIsKept(String field, String value, String said) {
        String[] signs = SIGNS.clone();
        for (int i = 0; i < signs.length; i += 2) {
            if (signs[i].equals(field)) {
                signs[i + 1] = value;
            }
        }
        HttpResponse<String> answer = RunningDemo.submit(NURSE, path, signs);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said).contains("value=\"22\"");
        assertThat(scores()).isEmpty();
    }

    @Test
    void nothingAtAllIsNoScore() {
        assertThat(RunningDemo.submit(NURSE, path, "pulse", "").body()).contains("Ingenting er fylt ut");
        assertThat(RunningDemo.post(NURSE, RunningDemo.url(api), "{}").statusCode())
                .isEqualTo(400);
        assertThat(scores()).isEmpty();
    }

    @Test
    void staffWithAGroundScoreAndThePatientReads() {
        RunningDemo.submit(NURSE, path, SIGNS);
        String patient = household.account();
        assertThat(page(patient, "/patients/" + household.patient()))
                .contains("NEWS2: 10")
                .doesNotContain("Ny NEWS2");
        for (String other : List.of(patient, FOREIGN_NURSE, "admin.alver", "legesekretar.knarvik")) {
            assertThat(RunningDemo.submit(other, path, SIGNS).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(RunningDemo.get(FOREIGN_NURSE, RunningDemo.url(api)).statusCode())
                .isEqualTo(404);
        assertThat(scores()).hasSize(1);
    }

    private List<JsonNode> scores() {
        return Json.list(NURSE, api);
    }

    private void target(String username) {
        RunningDemo.submit(
                username,
                "/patients/%s/facts".formatted(household.patient()),
                "kind",
                "TARGET_SATURATION",
                "body",
                username.equals(GP) ? "88–92 %" : "88-92");
    }

    private void measure(String kind, int minutesAgo, String values) {
        try (var device = household.device()) {
            device.send("{\"time\":\"%s\",\"sequence\":1,\"kind\":\"%s\",\"values\":{%s}}"
                    .formatted(minutesAgo(minutesAgo), kind, values));
        }
    }

    private Instant minutesAgo(int minutes) {
        return now.minus(minutes, ChronoUnit.MINUTES);
    }

    private String clock(int minutesAgo) {
        return minutesAgo(minutesAgo).atZone(Page.ZONE).toLocalTime().toString().substring(0, 5);
    }

    private static String page(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).body();
    }

    private static String[] without(String field) {
        String[] signs = SIGNS.clone();
        for (int i = 0; i < signs.length; i += 2) {
            if (signs[i].equals(field) || field.equals("onOxygen") && signs[i].equals("oxygenFlow")) {
                signs[i + 1] = "";
            }
        }
        return signs;
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
