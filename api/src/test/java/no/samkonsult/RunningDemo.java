package no.samkonsult;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.demo.Demo;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.mqtt.DeviceConnection;
import no.samkonsult.device.topic.DeviceId;
import no.samkonsult.identity.Sessions;
import no.samkonsult.platform.Principal;

/**
 * The whole product, started once for all tests of this JVM: real PostgreSQL, real broker, the demo region, no simulator.
 * Tests share it, and so each keeps to people and devices of its own.
 */
public final class RunningDemo {
    private static final Path DATA = folder();
    private static final Demo DEMO = start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static final AtomicInteger SEQUENCE = new AtomicInteger(100_000);

    private RunningDemo() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("samkonsult-test");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Demo start() {
        Keycloak.settings().forEach(System::setProperty);
        Demo demo = Demo.start(new Demo.Settings(DATA, true, 0, 0, 0, false));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
        return demo;
    }

    /** The folder where it keeps everything. */
    public static Path data() {
        return DATA;
    }

    /** The broker's address, {@code tcp://127.0.0.1:port}. */
    public static String broker() {
        return DEMO.brokerUrl();
    }

    public static String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(DEMO.port(), path);
    }

    public static String fhir(String path) {
        return "http://127.0.0.1:%d/fhir%s".formatted(DEMO.fhirPort(), path);
    }

    /** The bearer token of a demo account; one session each. */
    public static String token(String username) {
        return TOKENS.computeIfAbsent(username, RunningDemo::logIn);
    }

    /** Whom an account stands for, to ask a service in whose name something is done. */
    public static Principal principal(String username) {
        return bean(Sessions.class)
                .authenticate(token(username), "127.0.0.1")
                .orElseThrow()
                .principal();
    }

    public static HttpResponse<String> get(String username, String address) {
        return send(request(username, address).GET());
    }

    public static HttpResponse<String> post(String username, String address, String json) {
        return send(request(username, address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public static HttpResponse<String> put(String username, String address, String json) {
        return send(request(username, address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    public static HttpResponse<String> delete(String username, String address) {
        return send(request(username, address).DELETE());
    }

    /** Sends a form as a page does: names and values by turns. What it leads to is not followed. */
    public static HttpResponse<String> submit(String username, String path, String... fields) {
        var body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return send(request(username, url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** How an answer begins: a stream has no end. */
    public static int status(HttpRequest.Builder request) {
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
        try (InputStream unread = answer.body()) {
            return answer.statusCode();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The id of a patient, by the beginning of a name, as somebody with a ground finds it. */
    public static String patient(String username, String name) {
        return get(username, url("/api/patients?name=" + name)).body().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    }

    /** Lets a demo device measure now, and returns when it has its receipt. */
    public static Intake measure(String device, Kind kind, Map<String, BigDecimal> values) {
        var reading = new Reading(kind, OffsetDateTime.now(ZoneOffset.UTC), SEQUENCE.incrementAndGet(), values, null);
        try (var connection =
                DeviceConnection.open(URI.create(broker()), new DeviceId(device), device + "/test", "demo")) {
            return connection.send(reading);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String databaseUrl() {
        return DEMO.databaseUrl();
    }

    /** A connection as the owner, whom no policy holds: what a test looks at is all there is. */
    public static Connection database() throws SQLException {
        return database("samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    /** A connection as another role. */
    public static Connection database(String role, String password) throws SQLException {
        return DriverManager.getConnection(DEMO.databaseUrl(), role, password);
    }

    /** A bean of the running service, for what cannot be asked from outside. */
    public static <T> T bean(Class<T> type) {
        return DEMO.bean(type);
    }

    private static HttpRequest.Builder request(String username, String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token(username));
    }

    private static String logIn(String username) {
        String body = send(HttpRequest.newBuilder(URI.create(url("/login")))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"username\":\"%s\",\"password\":\"demo\"}".formatted(username))))
                .body();
        return body.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }
}
