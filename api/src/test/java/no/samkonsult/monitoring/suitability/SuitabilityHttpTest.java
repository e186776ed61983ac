package no.samkonsult.monitoring.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuitabilityHttpTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    private final String olav = RunningDemo.patient(NURSE, "Olav");

    @Test
    void whatIsNotAnsweredIsAskedForAndNothingIsKept() {
        HttpResponse<String> answer = submit(NURSE, "conclusion", "SUITED", "reason", "Utan svar");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Svar på alle spørsmåla");
        assertThat(kept("Utan svar")).isEmpty();
    }

    @Test
    void aCheckKeepsWhatWasAskedAndWhoMadeItAndIsInTheAuditTrail() {
        assertThat(submit(NURSE, all("Ho vil sjølv")).statusCode()).isEqualTo(303);
        assertThat(kept("Ho vil sjølv")).hasSize(1);
        assertThat(Sql.column(
                        "SELECT action FROM audit_event WHERE entity = 'suitability/' || ?",
                        kept("Ho vil sjølv").getFirst()))
                .containsExactly("CREATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heimeteneste.alver", "legesekretar.knarvik", "admin.alver", "pasient.anna", "parorande.kari"})
    void othersNeitherReadNorMakeOne(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url("/patients/%s/suitability".formatted(olav)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(submit(username, all("Av " + username)).statusCode()).isEqualTo(404);
        assertThat(kept("Av " + username)).isEmpty();
    }

    private String[] all(String reason) {
        return new String[] {
            "answer.risk", "YES", "answer.benefit", "YES", "answer.informed", "YES", "answer.manages", "UNSURE",
            "answer.language", "YES", "answer.home", "YES", "answer.response", "NO", "answer.weigh", "YES",
            "conclusion", "SUITED_WITH_HELP", "reason", reason
        };
    }

    private HttpResponse<String> submit(String username, String... fields) {
        var all = new ArrayList<>(List.of("programme", "heart-failure"));
        all.addAll(List.of(fields));
        return RunningDemo.submit(username, "/patients/%s/suitability".formatted(olav), all.toArray(String[]::new));
    }

    private static List<String> kept(String reason) {
        return Sql.column("SELECT id FROM suitability_check WHERE reason = ?", reason);
    }
}
