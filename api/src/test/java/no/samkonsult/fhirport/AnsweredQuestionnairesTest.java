package no.samkonsult.fhirport;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** Answers to questionnaires on FHIR, over a real database: the same people see them as everywhere else, and it is in the trail. */
class AnsweredQuestionnairesTest {
    private static final String TYPE = "/QuestionnaireResponse";
    private static final String FOREIGN = "heimeteneste.masfjorden";

    private final Planned planned = Planned.withoutDoctor();
    private final Household household = planned.household();

    @Test
    void isReadWithItsVersionAndItsAnswersInWords() {
        String id = answer("cat", "total", "24");
        JsonNode read = read(NURSE, TYPE + "/" + id);
        assertThat(read.at("/questionnaire").asText()).isEqualTo("https://samkonsult.no/fhir/Questionnaire/cat|1");
        assertThat(read.at("/status").asText()).isEqualTo("completed");
        assertThat(read.at("/subject/reference").asText()).isEqualTo("Patient/" + household.patient());
        assertThat(read.at("/item/0/text").asText()).isEqualTo("Kva vart summen på CAT-skjemaet?");
        assertThat(read.at("/item/0/answer/0/valueInteger").asInt()).isEqualTo(24);
        assertThat(household.trail()).contains("READ questionnaire_response ENROLMENT");
    }

    @Test
    void aChoiceIsACodeWithItsWords() {
        String id = answer("mmrc", "grade", "grade-2");
        JsonNode answer = read(NURSE, TYPE + "/" + id).at("/item/0/answer/0/valueCoding");
        assertThat(answer.get("code").asText()).isEqualTo("grade-2");
        assertThat(answer.get("display").asText()).startsWith("Eg går seinare enn andre");
    }

    @Test
    void whatWasTakenBackIsEnteredInError() {
        String id = answer("cat", "total", "24");
        RunningDemo.submit(
                NURSE,
                "/patients/%s/forms/answers/%s/invalidation".formatted(household.patient(), id),
                "reason",
                "MISTAKEN_ANSWER");
        assertThat(read(NURSE, TYPE + "/" + id).at("/status").asText()).isEqualTo("entered-in-error");
    }

    @Test
    void searchesByQuestionnaireAndTimeAndPageByPage() {
        String old = answer("cat", "total", "10");
        Sql.run("UPDATE questionnaire_response SET authored_at = now() - interval '3 days' WHERE id = ?::uuid", old);
        String newer = answer("cat", "total", "11");
        String other = answer("wellbeing", "wellbeing", "50");
        String search = TYPE + "?patient=" + household.patient();
        assertThat(ids(search)).containsExactly(other, newer, old);
        assertThat(ids(search + "&_sort=authored")).containsExactly(old, newer, other);
        assertThat(ids(search + "&questionnaire=https://samkonsult.no/fhir/Questionnaire/cat"))
                .containsExactly(newer, old);
        assertThat(ids(search + "&questionnaire=cat%7C2")).isEmpty();
        String yesterday =
                Sql.column("SELECT (now() - interval '1 day')::date::text").getFirst();
        assertThat(ids(search + "&authored=lt" + yesterday)).containsExactly(old);
        JsonNode page = read(NURSE, search + "&_count=2");
        assertThat(ids(page)).containsExactly(other, newer);
        String next = StreamSupport.stream(page.get("link").spliterator(), false)
                .filter(link -> link.get("relation").asText().equals("next"))
                .findFirst()
                .orElseThrow()
                .get("url")
                .asText();
        assertThat(ids(Json.read(RunningDemo.get(NURSE, next).body()))).containsExactly(old);
    }

    @Test
    void whoHasNoGroundFindsNothingAndThePatientFindsTheirOwn() {
        String id = answer("cat", "total", "24");
        assertThat(RunningDemo.get(FOREIGN, RunningDemo.fhir(TYPE + "/" + id)).statusCode())
                .isEqualTo(404);
        assertThat(ids(read(FOREIGN, TYPE + "?patient=" + household.patient()))).isEmpty();
        assertThat(ids(read(household.account(), TYPE + "?patient=" + household.patient())))
                .containsExactly(id);
    }

    private String answer(String code, String question, String given) {
        HttpResponse<String> sent = RunningDemo.submit(
                NURSE, "/patients/%s/forms/%s".formatted(household.patient(), code), "q-" + question, given);
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = sent.headers().firstValue("Location").orElseThrow();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private static JsonNode read(String who, String path) {
        return Json.read(RunningDemo.get(who, RunningDemo.fhir(path)).body());
    }

    private static List<String> ids(String path) {
        return ids(read(NURSE, path));
    }

    private static List<String> ids(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }
}
