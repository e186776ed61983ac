package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.fhirport.FhirSurface;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import no.samkonsult.platform.Settings;
import no.samkonsult.platform.tls.TestCertificate;
import no.samkonsult.platform.tls.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The service as it is run for real: with TLS on its listeners, secrets in files, and nobody's password. */
class ServedOverTlsTest {
    private static final String METRICS_TOKEN = "metrics-token-in-a-file";
    private static final String HTTPS_ALONE = "max-age=31536000";

    private static EmbeddedDatabase database;
    private static Service service;
    private static TestCertificate certificate;
    private static HttpClient client;

    /** What a client of the service speaks to. */
    enum Listener {
        PAGES("/login"),
        FHIR("/fhir/metadata");

        private final String path;

        Listener(String path) {
            this.path = path;
        }

        int port() {
            return this == PAGES
                    ? service.port()
                    : service.bean(FhirSurface.class).port();
        }
    }

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        database = EmbeddedDatabase.start(folder.resolve("postgresql"), 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD); // accounts that must be of no use here
        certificate = TestCertificate.make(folder);
        service = Service.start(EnumSet.of(ServiceRole.WEB, ServiceRole.FHIR), properties(folder));
        client = client("TLSv1.3");
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersOverTlsAndAsksBrowsersToStayThere(Listener listener) throws Exception {
        var answer = get(client, listener);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly(HTTPS_ALONE);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"PAGES, TLSv1.2", "PAGES, TLSv1.3", "FHIR, TLSv1.2", "FHIR, TLSv1.3"})
    void speaksTheTwoNewestVersions(Listener listener, String protocol) throws Exception {
        try (var limited = client(protocol)) {
            assertThat(get(limited, listener).sslSession().orElseThrow().getProtocol())
                    .isEqualTo(protocol);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnOlderVersion(Listener listener) throws IOException {
        assertThat(HexFormat.of().formatHex(answerTo(listener, ClientHello.ofTls11(), 7)))
                .startsWith("15") // an alert
                .endsWith("0246"); // fatal: protocol version
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingWithoutTls(Listener listener) throws IOException {
        byte[] plain = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(listener.path)
                .getBytes();
        assertThat(new String(answerTo(listener, plain, 100))).doesNotContain("HTTP/1.1", "html", "fhir");
    }

    @ParameterizedTest
    @EnumSource
    void isNotTrustedByThoseWhoDoNotKnowItsCertificate(Listener listener) {
        try (var stranger = HttpClient.newHttpClient()) {
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(stranger, listener));
        }
    }

    @Test
    void readsItsSecretsFromFiles() throws Exception {
        var answer = client.send(
                request("/prometheus")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("Authorization", "Bearer " + METRICS_TOKEN)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"username\":\"heimeteneste.alver\",\"password\":\"demo\"}'",
        "application/x-www-form-urlencoded, username=heimeteneste.alver&password=demo"
    })
    void nobodyLogsInWithAPassword(String type, String body) throws Exception {
        var answer = client.send(
                request("/login")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void theLoginPageOffersNoAccounts() throws Exception {
        assertThat(get(client, Listener.PAGES).body()).doesNotContain("heimeteneste.alver", "value=\"demo\"");
    }

    private static Map<String, Object> properties(Path folder) throws IOException {
        var properties = new HashMap<String, Object>(secrets(folder).fromFiles());
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.intake.url", database.url());
        properties.put("micronaut.server.port", -1);
        properties.put("samkonsult.fhir.port", 0);
        properties.put("samkonsult.tls.certificate", certificate.chain());
        properties.put("samkonsult.tls.key", certificate.key());
        return properties;
    }

    private static Settings secrets(Path folder) throws IOException {
        var environment = new HashMap<String, String>();
        for (var secret : Map.of(
                        "SAMKONSULT_APP_PASSWORD",
                        EmbeddedDatabase.APP_PASSWORD,
                        "SAMKONSULT_INTAKE_PASSWORD",
                        EmbeddedDatabase.INTAKE_PASSWORD,
                        "SAMKONSULT_TOKEN_KEY",
                        "0f".repeat(32),
                        "SAMKONSULT_METRICS_TOKEN",
                        METRICS_TOKEN)
                .entrySet()) {
            Path file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n");
            environment.put(secret.getKey() + "_FILE", file.toString());
        }
        return Settings.of(environment);
    }

    private static HttpClient client(String protocol) {
        return HttpClient.newBuilder()
                .sslContext(Trust.in("the test's certificate", certificate.chain()))
                .sslParameters(new SSLParameters(null, new String[] {protocol}))
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, Listener listener)
            throws IOException, InterruptedException {
        var address = URI.create("https://localhost:%d%s".formatted(listener.port(), listener.path));
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/html, application/fhir+json")
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:%d%s".formatted(service.port(), path)));
    }

    /** The first bytes that come back for some bytes that are sent; fewer where the connection is closed before. */
    private static byte[] answerTo(Listener listener, byte[] sent, int most) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(sent);
            return socket.getInputStream().readNBytes(most);
        }
    }
}
