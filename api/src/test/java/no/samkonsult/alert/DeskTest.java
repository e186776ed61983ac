package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work at a desk: taking and closing, and who may not. */
class DeskTest {
    private static final String NURSE = "heimeteneste.masfjorden";
    private static final String NIGHT_DESK = "responssenter";
    private static final String FOREIGN_NURSE = "heimeteneste.alver";

    private final Household household = Household.in("Masfjorden").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));

    @Test
    void whoComesSecondIsToldThatItIsTaken() {
        shareWithNightDesk();
        String alert = raise("91");
        assertThat(take(NURSE, alert).statusCode()).isEqualTo(204);
        assertThat(take(NURSE, alert).statusCode()).isEqualTo(204);
        var second = take(NIGHT_DESK, alert);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(code(second)).isEqualTo("alert-taken");
        assertThat(second.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void closingOutOfRangeTakesANote() {
        String alert = raise("91");
        for (String body : List.of(
                "{\"outcome\":\"talked-with-patient\"}", "{\"outcome\":\"talked-with-patient\",\"note\":\"  \"}")) {
            var refused = close(NURSE, alert, body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(code(refused)).isEqualTo("invalid-input");
            assertThat(field(refused)).isEqualTo("note");
        }
        assertThat(status(alert)).isEqualTo("OPEN");
        assertThat(close(NURSE, alert, "{\"outcome\":\"home-visit\",\"note\":\"Vog på nytt i morgon.\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(alert)).isEqualTo("CLOSED");
    }

    @Test
    void whatIsInRangeIsClosedWithoutANote() {
        String alert = raise("91", "80");
        assertThat(close(NURSE, alert, "{\"outcome\":\"new-measurement-normal\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatIsClosedStaysClosed() {
        String alert = raise("91", "80");
        close(NURSE, alert, "{\"outcome\":\"new-measurement-normal\"}");
        var again = close(NURSE, alert, "{\"outcome\":\"home-visit\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("alert-closed");
        var taken = take(NURSE, alert);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(code(taken)).isEqualTo("alert-closed");
        assertThat(ids(NURSE, "closed")).contains(alert);
        assertThat(ids(NURSE, "open")).doesNotContain(alert);
    }

    @Test
    void aNewReadingAfterClosingIsANewAlert() {
        String first = raise("91", "80");
        close(NURSE, first, "{\"outcome\":\"new-measurement-normal\"}");
        assertThat(raise("92")).isNotEqualTo(first);
    }

    @Test
    void aReadingThatArrivesWhileSomebodyClosesIsNotOverlooked() throws Exception {
        String alert = raise("91", "80");
        try (var intake = RunningDemo.database()) {
            intake.setAutoCommit(false);
            try (var red = intake.prepareStatement("UPDATE alert SET in_range = false WHERE id = ?::uuid")) {
                red.setString(1, alert);
                red.executeUpdate();
            }
            var closing = CompletableFuture.supplyAsync(
                    () -> close(NURSE, alert, "{\"outcome\":\"new-measurement-normal\"}"));
            await().until(() ->
                    !Sql.rows("SELECT pid FROM pg_locks WHERE NOT granted").isEmpty());
            intake.commit();
            assertThat(closing.join().statusCode()).isEqualTo(400);
        }
        assertThat(status(alert)).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"outcome\":\"forgotten\"}", "{\"outcome\":\"\"}"})
    void anOutcomeIsOneOfTheKnownOnes(String body) {
        var refused = close(NURSE, raise("91"), body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(field(refused)).isEqualTo("outcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin.alver",
                "legesekretar.knarvik",
                "koordinator",
                "loggkontroll.alver",
                "analytikar",
                "pasient.anna",
                "parorande.kari"
            })
    void whoWorksAtNoDeskSeesNoAlerts(String username) {
        String alert = raise("91");
        assertThat(Json.list(username, "/api/alerts")).isEmpty();
        assertThat(Json.list(username, "/api/alerts?status=closed")).isEmpty();
        assertThat(take(username, alert).statusCode()).isEqualTo(404);
        assertThat(close(username, alert, "{\"outcome\":\"home-visit\",\"note\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(status(alert)).isEqualTo("OPEN");
    }

    @Test
    void aForeignAlertAnswersLikeAMissingOne() {
        String alert = raise("91");
        var foreign = take(FOREIGN_NURSE, alert);
        var missing = take(FOREIGN_NURSE, UUID.randomUUID().toString());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        String closure = "{\"outcome\":\"home-visit\",\"note\":\"x\"}";
        assertThat(close(FOREIGN_NURSE, alert, closure).body())
                .isEqualTo(close(FOREIGN_NURSE, UUID.randomUUID().toString(), closure)
                        .body());
        assertThat(ids(FOREIGN_NURSE, "open")).doesNotContain(alert);
        assertThat(status(alert)).isEqualTo("OPEN");
    }

    @Test
    void takingAndBeingTurnedAwayAreInTheAuditTrail() {
        String alert = raise("91");
        take(FOREIGN_NURSE, alert);
        take(NURSE, alert);
        close(NURSE, alert, "{\"outcome\":\"home-visit\",\"note\":\"Vog på nytt.\"}");
        assertThat(Sql.rows("""
                        SELECT e.action, e.ground, a.username FROM audit_event e JOIN account a USING (person_id)
                        WHERE e.patient_id = ? ORDER BY e.id
                        """, household.patient()))
                .extracting(row -> "%s %s %s".formatted(row.get("username"), row.get("action"), row.get("ground")))
                .containsExactly(
                        FOREIGN_NURSE + " DENIED NONE", NURSE + " UPDATE ENROLMENT", NURSE + " UPDATE ENROLMENT");
    }

    private int minutesAgo = 100;

    /** Weights one after the other, and the alert that they lead to. */
    private String raise(String... weights) {
        try (var scale = household.device()) {
            for (String weight : weights) {
                assertThat(scale.send(HomeDevice.reading("weight", minutesAgo--, "\"value\":" + weight)))
                        .isEqualTo("stored");
            }
        }
        return Sql.column("SELECT id FROM alert WHERE patient_id = ? AND status <> 'CLOSED'", household.patient())
                .getFirst();
    }

    private void shareWithNightDesk() {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT p.id, p.key, s.id, 'ENROLMENT', 'agreement/test', tstzrange('2025-01-01', NULL)
                FROM patient p, service s WHERE p.id = ? AND s.name = 'Responssenter'
                """, household.patient());
    }

    private static HttpResponse<String> take(String username, String alert) {
        return RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
    }

    private static HttpResponse<String> close(String username, String alert, String body) {
        return RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/closure".formatted(alert)), body);
    }

    private static List<String> ids(String username, String status) {
        return Json.list(username, "/api/alerts?status=" + status).stream()
                .map(each -> each.get("id").asText())
                .toList();
    }

    private static String status(String alert) {
        return Sql.column("SELECT status FROM alert WHERE id = ?::uuid", alert).getFirst();
    }

    private static String code(HttpResponse<String> response) {
        return Json.read(response.body()).get("code").asText();
    }

    private static String field(HttpResponse<String> response) {
        JsonNode problem = Json.read(response.body());
        return problem.at("/errors/0/field").asText();
    }
}
