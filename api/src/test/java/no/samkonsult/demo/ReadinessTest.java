package no.samkonsult.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On servers of its own, since it stops them. */
class ReadinessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private EmbeddedDatabase database;
    private EmbeddedBroker broker;
    private Service service;

    @BeforeEach
    void start(@TempDir Path folder) {
        database = EmbeddedDatabase.start(folder.resolve("postgresql"), 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        service = Service.start(EnumSet.allOf(ServiceRole.class), properties(), broker);
        awaitReadiness(200);
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
        database.close();
    }

    @Test
    void aServiceThatLostItsBrokerIsNotReadyButAlive() {
        broker.close();
        awaitReadiness(503);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatLostItsDatabaseIsNotReadyButAlive() {
        database.close();
        awaitReadiness(503);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsForEverybodyAndTellsNoDetails() {
        HttpResponse<String> health = get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void metricsAreForThisMachineAndForWhoeverHasTheToken() {
        assertThat(get("/prometheus").body()).contains("samkonsult_gateway_messages");
        assertThat(get("/prometheus", "X-Forwarded-For", "198.51.100.7").statusCode())
                .isEqualTo(404);
        assertThat(get("/prometheus", "X-Forwarded-For", "198.51.100.7", "Authorization", "Bearer metrics")
                        .statusCode())
                .isEqualTo(200);
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/health/readiness").statusCode()).isEqualTo(status));
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(service.port(), path)));
        try {
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("samkonsult.demo", "true"),
                Map.entry("samkonsult.token-key", "00".repeat(32)),
                Map.entry("samkonsult.metrics-token", "metrics"),
                Map.entry("micronaut.server.port", -1),
                Map.entry("samkonsult.fhir.port", 0),
                Map.entry("datasources.default.url", database.url()),
                Map.entry("datasources.default.password", EmbeddedDatabase.APP_PASSWORD),
                Map.entry("datasources.intake.url", database.url()),
                Map.entry("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD),
                Map.entry("samkonsult.broker.url", broker.url()),
                Map.entry("samkonsult.broker.user", broker.gatewayUser()),
                Map.entry("samkonsult.broker.password", broker.gatewayPassword()),
                Map.entry("samkonsult.broker.shared", "false"));
    }
}
