package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** One person, several roles: which one acts is chosen, shown and logged. */
class RolesTest {
    private static final String TWO_ROLES = "fastlege.knarvik";

    @Test
    void aProgramActsAtOnceAsItsAccountIsSetUp() {
        String token = token("{\"username\":\"%s\",\"password\":\"demo\"}".formatted(TWO_ROLES));
        assertThat(roleOf(token)).isEqualTo("GENERAL_PRACTITIONER");
        assertThat(get("/api/patients", "Bearer " + token).statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramMayAskForAnotherRole() {
        String token = token(
                "{\"username\":\"%s\",\"password\":\"demo\",\"role\":\"NURSING_HOME_DOCTOR\"}".formatted(TWO_ROLES));
        assertThat(roleOf(token)).isEqualTo("NURSING_HOME_DOCTOR");
    }

    @Test
    void nobodyIsGivenARoleTheyDoNotHave() {
        var refused =
                logIn("{\"username\":\"%s\",\"password\":\"demo\",\"role\":\"ADMINISTRATOR\"}".formatted(TWO_ROLES));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body()).at("/errors/0/field").asText()).isEqualTo("role");
    }

    @Test
    void beforeTheChoiceASessionOpensNothingButTheChoice() {
        String cookie = pageLogin();
        assertThat(page("/", cookie).headers().firstValue("Location")).contains("/role?next=%2F");
        assertThat(page("/role", cookie).statusCode()).isEqualTo(200);
        String token = cookie.substring("session=".length());
        assertThat(get("/api/patients", "Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(Json.read(get("/api/patients", "Bearer " + token).body())
                        .get("code")
                        .asText())
                .isEqualTo("role-not-chosen");
        assertThat(RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.fhir("/Patient")))
                                .header("Authorization", "Bearer " + token))
                        .body())
                .contains("role-not-chosen");
    }

    @Test
    void theChoiceAndEveryChangeOfItIsASessionOfItsOwnInTheAuditTrail() {
        String before = pageLogin();
        String first = choose(before, "GENERAL_PRACTITIONER");
        String second = choose(first, "NURSING_HOME_DOCTOR");

        assertThat(actionsOf(before)).isEmpty();
        assertThat(actionsOf(first)).containsExactly("LOGIN GENERAL_PRACTITIONER", "LOGOUT GENERAL_PRACTITIONER");
        assertThat(actionsOf(second)).containsExactly("LOGIN NURSING_HOME_DOCTOR");
        assertThat(page("/patients", first).statusCode()).isEqualTo(303);
        assertThat(page("/patients", second).body()).contains("Alver sjukeheim");
    }

    @Test
    void whatWasNeverOfferedCannotBeChosen() {
        String cookie = choose(pageLogin(), "GENERAL_PRACTITIONER");
        var refused = send("/role", cookie, "role=ADMINISTRATOR");
        assertThat(refused.headers().firstValue("Location")).contains("/role?next=%2F");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(actionsOf(cookie)).containsExactly("LOGIN GENERAL_PRACTITIONER");
    }

    private static String choose(String cookie, String role) {
        String key = page("/role", cookie).body().replaceFirst("(?s).*value=\"(" + role + "[^\"]*)\".*", "$1");
        return cookieOf(send("/role", cookie, "role=" + key));
    }

    private static String pageLogin() {
        var answer = send("/login", "", "username=%s&password=demo".formatted(TWO_ROLES));
        assertThat(answer.headers().firstValue("Location")).contains("/role?next=%2F");
        return cookieOf(answer);
    }

    private static String cookieOf(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("; SameSite=Lax");
        return cookie.split(";")[0];
    }

    private static List<String> actionsOf(String cookie) {
        return Sql.column(
                "SELECT action || ' ' || role FROM audit_event WHERE session_id = ? ORDER BY id",
                RunningDemo.bean(Tokens.class)
                        .session(cookie.substring("session=".length()))
                        .orElseThrow());
    }

    private static String roleOf(String token) {
        return RunningDemo.bean(Sessions.class)
                .authenticate(token, "127.0.0.1")
                .orElseThrow()
                .principal()
                .role()
                .name();
    }

    private static String token(String body) {
        return Json.read(logIn(body).body()).get("access_token").asText();
    }

    private static HttpResponse<String> logIn(String body) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/login")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path, String authorization) {
        return RunningDemo.send(
                HttpRequest.newBuilder(URI.create(RunningDemo.url(path))).header("Authorization", authorization));
    }

    private static HttpResponse<String> page(String path, String cookie) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url(path)))
                .header("Cookie", cookie)
                .header("Accept", "text/html"));
    }

    private static HttpResponse<String> send(String path, String cookie, String form) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url(path)))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }
}
