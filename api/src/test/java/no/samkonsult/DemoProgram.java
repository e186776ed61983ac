package no.samkonsult;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The demo as its user starts it, in a process of its own: to be killed, told to stop, or to say why it does not start. */
final class DemoProgram implements AutoCloseable {
    /** How long something that must happen is waited for on a busy machine, before the test says that it did not. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String READY = "Samkonsult is ready: ";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path data;
    private final Ports ports;
    private final Path output;
    private final Path errors;

    /** Where the program listens: free when they were looked for, and the same from start to start. */
    record Ports(int web, int fhir, int mqtt) {
        static Ports free() throws IOException {
            try (var web = open();
                    var fhir = open();
                    var mqtt = open()) {
                return new Ports(web.getLocalPort(), fhir.getLocalPort(), mqtt.getLocalPort());
            }
        }

        static ServerSocket open() throws IOException {
            return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        }
    }

    private DemoProgram(Process process, Path data, Ports ports, Path output, Path errors) {
        this.process = process;
        this.data = data;
        this.ports = ports;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it on {@code folder/data}; what it prints lies beside. */
    static DemoProgram start(Path folder, Ports ports) throws IOException {
        Path data = folder.resolve("data");
        File output = File.createTempFile("output", ".txt", folder.toFile());
        File errors = File.createTempFile("errors", ".txt", folder.toFile());
        var builder =
                new ProcessBuilder(command(data, ports)).redirectOutput(output).redirectError(errors);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SAMKONSULT_") || name.endsWith("JAVA_OPTIONS"));
        return new DemoProgram(builder.start(), data, ports, output.toPath(), errors.toPath());
    }

    private static List<String> command(Path data, Ports ports) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(List.of("demo", "--no-simulator", "--data", data.toString()));
        command.addAll(
                List.of("--port", "" + ports.web, "--fhir-port", "" + ports.fhir, "--mqtt-port", "" + ports.mqtt));
        return command;
    }

    DemoProgram awaitReady() throws IOException {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || output().contains(READY));
        if (!process.isAlive()) {
            throw new IllegalStateException("the demo does not start: " + errors() + output());
        }
        return this;
    }

    /** As {@code kill -9} does; returns when the process is gone. Its database lives on. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As SIGTERM does; returns at once. */
    Process stop() {
        process.destroy();
        return process;
    }

    /** Waits until it has ended by itself. */
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    URI broker() {
        return URI.create("tcp://127.0.0.1:" + ports.mqtt);
    }

    /** The embedded PostgreSQL of this moment. */
    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterFile().getFirst().strip()))
                .orElseThrow();
    }

    /** The database as its owner sees it, at the port that PostgreSQL notes in its folder. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/samkonsult"
                        .formatted(postmasterFile().get(3).strip()),
                "samkonsult_owner",
                "owner");
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
    }

    String logIn(String username) throws IOException, InterruptedException {
        var credentials = "{\"username\": \"%s\", \"password\": \"demo\"}".formatted(username);
        return JSON.readTree(send(request("/login").POST(BodyPublishers.ofString(credentials)))
                        .body())
                .required("access_token")
                .textValue();
    }

    /** The answer to a request that must succeed. */
    JsonNode get(String token, String path) throws IOException, InterruptedException {
        return succeeded(
                send(request(path).header("Authorization", "Bearer " + token).GET()));
    }

    /** The answer to a request that must succeed. */
    JsonNode post(String token, String path, String json) throws IOException, InterruptedException {
        return succeeded(
                send(request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(json))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(ports.web, path)))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode succeeded(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    /** Leaves nothing running, whatever the test has done. */
    @Override
    public void close() throws IOException {
        kill();
        if (Files.exists(data.resolve("postgresql/postmaster.pid"))) {
            ProcessHandle.of(Long.parseLong(postmasterFile().getFirst().strip()))
                    .filter(left -> List.of(left.info().arguments().orElse(new String[0]))
                            .contains(data.resolve("postgresql").toString()))
                    .ifPresent(left -> {
                        left.destroyForcibly();
                        left.onExit().join();
                    });
        }
    }
}
