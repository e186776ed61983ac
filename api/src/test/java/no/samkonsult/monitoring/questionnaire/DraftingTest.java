package no.samkonsult.monitoring.questionnaire;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of the site's own, as an administrator writes them over HTTP: what is published stays as it was. */
class DraftingTest {
    private static final String ADMINISTRATOR = "admin.alver";

    private final String code = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anAnswerKeepsTheVersionThatItWasGivenTo() {
        assertThat(publish("/questionnaires/new", "Sov du godt?").statusCode()).isEqualTo(303);
        var planned = Planned.withoutDoctor();
        String answered = answer(planned);
        assertThat(publish("/questionnaires/" + code, "Sov du heile natta?").statusCode())
                .isEqualTo(303);
        assertThat(Sql.column("SELECT version FROM questionnaire WHERE code = ? ORDER BY version", code))
                .isEqualTo(List.of("1", "2"));
        assertThat(page(NURSE, answered)).contains("Sov du godt?", code + ", versjon 1");
        assertThat(page(NURSE, answer(planned))).contains("Sov du heile natta?", code + ", versjon 2");
    }

    @Test
    void aDraftAsksNobody() {
        assertThat(submit("/questionnaires/new", "keep", "Sov du godt?", "0").statusCode())
                .isEqualTo(303);
        assertThat(page(ADMINISTRATOR, "/questionnaires/" + code)).contains("Sov du godt?");
        var planned = Planned.withoutDoctor();
        assertThat(page(
                        NURSE,
                        "/patients/%s/forms".formatted(planned.household().patient())))
                .doesNotContain(code);
    }

    @Test
    void whoSavesWhatAnotherHasSavedMeanwhileIsTold() {
        submit("/questionnaires/new", "keep", "Ein", "0");
        assertThat(submit("/questionnaires/" + code, "keep", "To", "1").statusCode())
                .isEqualTo(303);
        HttpResponse<String> late = submit("/questionnaires/" + code, "keep", "Tre", "1");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Nokon har lagra skjemaet etter at du opna det.", "Tre");
        assertThat(page(ADMINISTRATOR, "/questionnaires/" + code)).contains("To");
    }

    @Test
    void whatComesWithTheServiceIsCopiedAndNotChanged() {
        assertThat(RunningDemo.get(ADMINISTRATOR, RunningDemo.url("/questionnaires/cat"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(page(ADMINISTRATOR, "/questionnaires/new?from=copd-daily"))
                .contains("Er du tungpusten når du sit heilt i ro?");
        List<String> fields = fields("publish", "Min CAT", "0");
        fields.set(fields.indexOf("code") + 1, "cat");
        assertThat(RunningDemo.submit(ADMINISTRATOR, "/questionnaires/new", fields.toArray(String[]::new))
                        .body())
                .contains("høyrer til eit skjema som følgjer med tenesta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE questionnaire SET version = 9",
                "DELETE FROM questionnaire",
                "UPDATE questionnaire_response SET colour = 'GREEN'",
                "DELETE FROM questionnaire_response"
            })
    void neitherAVersionNorAnAnswerIsEverChanged(String change) throws SQLException {
        try (var app = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD);
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
        }
    }

    private HttpResponse<String> publish(String path, String question) {
        return submit(path, "publish", question, "0");
    }

    private HttpResponse<String> submit(String path, String action, String question, String revision) {
        return RunningDemo.submit(
                ADMINISTRATOR, path, fields(action, question, revision).toArray(String[]::new));
    }

    private List<String> fields(String action, String question, String revision) {
        var fields = new ArrayList<>(List.of(
                "code",
                code,
                "action",
                action,
                "revision",
                revision,
                "source",
                "Eige",
                "licence",
                "Eiga",
                "q0-link",
                "slept",
                "q0-a0-code",
                "yes",
                "q0-a0-colour",
                "GREEN",
                "q0-a1-code",
                "no",
                "q0-a1-colour",
                "YELLOW"));
        put(fields, "title", code);
        put(fields, "about", "Om natta");
        put(fields, "q0", question);
        put(fields, "q0-a0", "Ja");
        put(fields, "q0-a1", "Nei");
        return fields;
    }

    private static void put(List<String> fields, String name, String text) {
        for (String language : List.of("nn", "nb", "en")) {
            fields.add(name + "-" + language);
            fields.add(text);
        }
    }

    private String answer(Planned planned) {
        return RunningDemo.submit(
                        NURSE,
                        "/patients/%s/forms/%s".formatted(planned.household().patient(), code),
                        "q-slept",
                        "yes")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String page(String who, String path) {
        return RunningDemo.get(who, RunningDemo.url(path)).body();
    }
}
