package no.samkonsult.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import no.samkonsult.demo.DataDirectory;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.demo.MessageSimulator;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.fhirport.FhirSurface;
import no.samkonsult.platform.Lifetime;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;

/**
 * The service on a durable database of its own, with the demo region and no history, in a folder that is deleted afterwards, and
 * with a gateway for messages that takes everything.
 * A server that could lose what it has committed is refused.
 */
public final class Site implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ANNA = """
            SELECT patient.id FROM patient JOIN person ON person.id = person_id WHERE given_name = 'Anna'
            """;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final EmbeddedDatabase database;
    private final Service service;
    private final List<AutoCloseable> closing;

    private Site(Path folder, EmbeddedDatabase database, Service service, List<AutoCloseable> closing) {
        this.folder = folder;
        this.database = database;
        this.service = service;
        this.closing = closing;
    }

    static Site start(Set<ServiceRole> roles) {
        return start(roles, Map.of());
    }

    /** With properties beside its own, and with beans that exist already. */
    public static Site start(Set<ServiceRole> roles, Map<String, Object> properties, Object... beans) {
        var closing = new ArrayList<AutoCloseable>();
        try {
            Path folder = Files.createTempDirectory("samkonsult-bench");
            closing.addFirst(() -> delete(folder));
            MessageSimulator messages = MessageSimulator.start(MessageSimulator.WILLING);
            closing.addFirst(messages);
            Site site = start(folder, closing, (data, database) -> {
                var all = new HashMap<>(properties(data, database));
                all.putAll(messages.properties());
                all.putAll(properties);
                return Service.start(roles, all, beans);
            });
            messages.tell(site.service.port(), site.bean(Clock.class));
            return site;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (RuntimeException failure) {
            Lifetime.close(closing);
            throw failure;
        }
    }

    private static Site start(
            Path folder, List<AutoCloseable> closing, BiFunction<DataDirectory, EmbeddedDatabase, Service> starting) {
        var data = DataDirectory.open(folder.resolve("data"), true);
        closing.addFirst(data);
        var database = EmbeddedDatabase.start(data.postgresql(), 0);
        closing.addFirst(database);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD);
        Service service = starting.apply(data, database);
        closing.addFirst(service);
        var site = new Site(folder, database, service, closing);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(site::close));
        return site;
    }

    private static Map<String, Object> properties(DataDirectory data, EmbeddedDatabase database) {
        return Map.of(
                "samkonsult.demo",
                "true",
                "samkonsult.token-key",
                HexFormat.of().formatHex(data.tokenKey()),
                "micronaut.server.port",
                -1,
                "samkonsult.fhir.port",
                0,
                "datasources.default.url",
                database.url(),
                "datasources.default.password",
                EmbeddedDatabase.APP_PASSWORD,
                "datasources.intake.url",
                database.url(),
                "datasources.intake.password",
                EmbeddedDatabase.INTAKE_PASSWORD);
    }

    Path folder() {
        return folder;
    }

    public <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    /** The database's server. */
    ProcessHandle database() throws IOException {
        Path data = folder.resolve("data").resolve("postgresql");
        long id = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(id).orElseThrow();
    }

    /** The patient Anna, of whom the doctor {@code fastlege.knarvik} is the GP. */
    UUID anna() throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ANNA)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    /** Those on the list of a doctor. */
    List<UUID> patientsOf(String username) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.prepareStatement("""
                        SELECT l.patient_id FROM gp_list l JOIN account a ON a.person_id = l.practitioner
                        WHERE a.username = ? AND l.valid @> now() ORDER BY l.patient_id
                        """)) {
            statement.setString(1, username);
            var patients = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    patients.add(rows.getObject(1, UUID.class));
                }
            }
            return patients;
        }
    }

    /** As the owner, who sees every row, and may create the tables that ours are compared with. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    String logIn(String username) throws IOException, InterruptedException {
        var answer = post("", "/login", "{\"username\": \"%s\", \"password\": \"demo\"}".formatted(username));
        return json(answer).required("access_token").textValue();
    }

    HttpResponse<String> post(String token, String path, String json) throws IOException, InterruptedException {
        return CLIENT.send(
                request(token, "http://127.0.0.1:%d%s".formatted(service.port(), path))
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                request(token, "http://127.0.0.1:%d%s".formatted(service.port(), path))
                        .GET()
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> fhir(String token, String path) throws IOException, InterruptedException {
        int port = service.bean(FhirSurface.class).port();
        return CLIENT.send(
                request(token, "http://127.0.0.1:%d/fhir%s".formatted(port, path))
                        .GET()
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Refuses to measure how fast the service fails. */
    static HttpResponse<String> succeeded(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(response.uri().getPath(), response.statusCode(), response.body()));
        }
        return response;
    }

    private static HttpRequest.Builder request(String token, String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Lets go, once: at the end of the benchmark, or where it is interrupted. */
    @Override
    public synchronized void close() {
        List<AutoCloseable> left = List.copyOf(closing);
        closing.clear();
        Lifetime.close(left);
    }

    /** Tells the planner what is there now, as PostgreSQL itself does within a minute or so. */
    public void analyze() throws SQLException {
        try (var owner = asOwner();
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
