package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.fhirport.FhirSurface;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure inside, on every surface: the tables of patients have gone, and the answers do not say so. */
class BrokenDatabaseTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static EmbeddedDatabase database;
    private static Service service;
    private static String token;
    private static String patient;

    @BeforeAll
    static void serveAndBreak(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        database = EmbeddedDatabase.start(folder, 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD);
        service = Service.start(EnumSet.of(ServiceRole.WEB, ServiceRole.FHIR), properties());
        token = Json.read(logIn().body()).get("access_token").asText();
        String known = get("http://127.0.0.1:%d/api/patients?name=Anna".formatted(service.port()), "application/json")
                .body();
        patient = Json.read(known).get(0).get("id").asText();
        breakPatients();
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
        CLIENT.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/patients?name=Anna, application/json, application/problem+json",
        "/api/alerts, application/json, application/problem+json",
        "/worklist, text/html, text/html",
        "/patients, text/html, text/html"
    })
    void aFailureOnPagesAndRestSaysOnlyThatItIsOne(String path, String accepted, String type) throws Exception {
        var answer = get("http://127.0.0.1:%d%s".formatted(service.port(), path), accepted);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertFailedWithoutWords(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient?name=Anna", "/Patient/%s", "/Observation?patient=%s"})
    void aFailureOnFhirSaysOnlyThatItIsOne(String path) throws Exception {
        int port = service.bean(FhirSurface.class).port();
        var answer =
                get("http://127.0.0.1:%d/fhir%s".formatted(port, path.formatted(patient)), "application/fhir+json");
        assertThat(answer.body()).contains("OperationOutcome");
        assertFailedWithoutWords(answer);
    }

    @Test
    void healthSaysNoMoreThanItsState() throws Exception {
        var answer = get("http://127.0.0.1:%d/health".formatted(service.port()), "application/json");
        assertThat(answer.body()).matches("\\{\"status\":\"(UP|DOWN)\"}");
    }

    private static void assertFailedWithoutWords(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .doesNotContain(
                        "Exception", "\tat ", "no.samkonsult", "org.postgresql", "io.micronaut", "SELECT", "relation");
    }

    private static HttpResponse<String> get(String address, String accepted) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", accepted)
                .header("Authorization", "Bearer " + token);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> logIn() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/login".formatted(service.port())))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"heimeteneste.alver\",\"password\":\"demo\"}"));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static void breakPatients() throws SQLException {
        try (var owner = DriverManager.getConnection(
                        database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE patient RENAME COLUMN id TO gone");
            statement.execute("ALTER TABLE alert RENAME COLUMN id TO gone");
            statement.execute("ALTER TABLE measurement RENAME TO measurement_gone");
        }
    }

    private static Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("samkonsult.demo", "true"),
                Map.entry("samkonsult.token-key", "0f".repeat(32)),
                Map.entry("micronaut.server.port", -1),
                Map.entry("samkonsult.fhir.port", 0),
                Map.entry("datasources.default.url", database.url()),
                Map.entry("datasources.default.password", EmbeddedDatabase.APP_PASSWORD),
                Map.entry("datasources.intake.url", database.url()),
                Map.entry("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD));
    }
}
