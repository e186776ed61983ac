package no.samkonsult.scheduling.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over REST, in the demo: the doctor in Knarvik asks the lung department of Haukeland. */
class AdviceHttpTest {
    private static final String ADVICE = "/api/advice-requests";
    private static final String DOCTOR = "fastlege.knarvik";
    private static final String SPECIALIST = "spesialist.haukeland";

    private final String hospital = Sql.column("SELECT organisation_id FROM account WHERE username = ?", SPECIALIST)
            .getFirst();

    @Test
    void aQuestionIsAskedTakenAnsweredAndFoundInTheInbox() {
        String id = ask("\"question\": \"Kan eg auke dosen?\"");
        assertThat(get(SPECIALIST, "?box=TO_DEPARTMENT")).contains(id).doesNotContain("Kan eg auke dosen?");
        assertThat(get(SPECIALIST, "?box=TO_ME")).doesNotContain(id);
        assertThat(status(SPECIALIST, "/%s/entries".formatted(id), """
                {"kind": "ANSWER", "words": "Ja."}""")).isEqualTo(409);
        assertThat(status(SPECIALIST, "/%s/taking".formatted(id), "{}")).isEqualTo(200);
        assertThat(status(SPECIALIST, "/%s/entries".formatted(id), """
                {"kind": "ANSWER", "words": "Ja."}""")).isEqualTo(200);
        assertThat(get(DOCTOR, "?box=FROM_ME&ended=true")).contains(id);
        assertThat(get(DOCTOR, "/" + id)).contains("\"state\":\"ANSWERED\"", "\"words\":\"Ja.\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heimeteneste.alver",
                "sjukeheimslege.alver",
                "legesekretar.knarvik",
                "koordinator",
                "admin.alver",
                "pasient.anna"
            })
    void othersFindNoQuestionWithoutIdentity(String username) {
        String id = ask("\"question\": \"Kan eg auke dosen?\"");
        assertThat(RunningDemo.get(username, RunningDemo.url(ADVICE + "/" + id)).statusCode())
                .isEqualTo(404);
        assertThat(status(username, "/%s/taking".formatted(id), "{}")).isEqualTo(404);
        assertThat(status(username, "/%s/entries".formatted(id), """
                {"kind": "WITHDRAWN", "words": ""}""")).isEqualTo(404);
    }

    @Test
    void anIdentityNumberIsRefusedAndElevenDigitsMustBeMeant() {
        assertThat(refused("\"question\": \"Gjeld 31123950057\""))
                .contains("\"field\":\"question\"", "identity number");
        assertThat(refused("\"question\": \"Gjeld 31123950057\", \"digitsMeant\": true"))
                .contains("\"field\":\"question\"");
        assertThat(refused("\"question\": \"Prøve 12345678901\"")).contains("digitsMeant");
        assertThat(ask("\"question\": \"Prøve 12345678901\", \"digitsMeant\": true"))
                .isNotEmpty();
        assertThat(Sql.column("SELECT request_id FROM advice_entry WHERE words LIKE '%31123950057%'"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "question   | \"question\": \" \"",
                "question   | \"question\": null",
                "deadline   | \"question\": \"Kva?\", \"deadline\": \"2020-01-01T00:00:00Z\"",
                "deadline   | \"question\": \"Kva?\", \"deadline\": \"2120-01-01T00:00:00Z\"",
                "to         | \"question\": \"Kva?\", \"specialty\": \"urmakarkunst\"",
                "hospitalId | \"question\": \"Kva?\", \"hospitalId\": null",
            })
    void namesTheFieldThatIsWrong(String field, String wrong) {
        assertThat(refused(wrong)).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void aPatientWithoutAGroundIsNotThere() {
        assertThat(status(DOCTOR, "", """
                {"patientId": "%s", "hospitalId": "%s", "specialty": "lungemedisin", "question": "Kva?"}""".formatted(UUID.randomUUID(), hospital)))
                .isEqualTo(404);
    }

    private String ask(String fields) {
        var answer = RunningDemo.post(DOCTOR, RunningDemo.url(ADVICE), wish(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private String refused(String fields) {
        var answer = RunningDemo.post(DOCTOR, RunningDemo.url(ADVICE), wish(fields));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    /** What is given takes the place of what is usual. */
    private String wish(String fields) {
        String to = fields.contains("hospitalId") ? "" : "\"hospitalId\": \"%s\", ".formatted(hospital);
        String specialty = fields.contains("specialty") ? "" : "\"specialty\": \"lungemedisin\", ";
        return "{%s%s%s}".formatted(to, specialty, fields);
    }

    private static int status(String username, String path, String body) {
        return RunningDemo.post(username, RunningDemo.url(ADVICE + path), body).statusCode();
    }

    private static String get(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(ADVICE + path)).body();
    }
}
