package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import no.samkonsult.Application;
import no.samkonsult.demo.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** The product in the role web, one of several on one database, in a process of its own. */
final class Replica implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Map<String, String> environment;
    private @Nullable ChildProcess process;

    private Replica(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static Replica create(Path folder, Database database, Receiver receiver) throws IOException {
        var replica = new Replica(
                folder,
                Map.of(
                        "SAMKONSULT_DATABASE_URL",
                        database.url(),
                        "SAMKONSULT_APP_PASSWORD",
                        EmbeddedDatabase.APP_PASSWORD,
                        "SAMKONSULT_INTAKE_PASSWORD",
                        EmbeddedDatabase.INTAKE_PASSWORD,
                        "SAMKONSULT_TOKEN_KEY",
                        "0f".repeat(32),
                        "SAMKONSULT_DEMO",
                        "true", // people log in with the demo's password
                        "SAMKONSULT_MESSAGES_URL",
                        receiver.url(),
                        "SAMKONSULT_MESSAGES_SECRET",
                        Receiver.SECRET,
                        "SAMKONSULT_RECEIPT_WITHIN",
                        "1h", // nobody sends any
                        "SAMKONSULT_PORT",
                        Integer.toString(FreePort.find())));
        replica.start();
        return replica;
    }

    void start() throws IOException {
        process = ChildProcess.start(
                        folder, environment, ChildProcess.quickJava(Application.class, "serve", "--role", "web"))
                .awaitOutput("Samkonsult is ready");
    }

    void kill() {
        requireNonNull(process).kill();
    }

    /** The bearer token of somebody; it holds at every replica. */
    String logIn(String username) throws IOException, InterruptedException {
        String answer = CLIENT.send(
                        post("/login")
                                .POST(BodyPublishers.ofString(
                                        "{\"username\":\"%s\",\"password\":\"demo\"}".formatted(username)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return answer.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** Takes an alert; the status of the answer. */
    int take(String token, String alert) throws IOException, InterruptedException {
        return CLIENT.send(
                        post("/api/alerts/%s/acknowledgement".formatted(alert))
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%s%s".formatted(environment.get("SAMKONSULT_PORT"), path)))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    @Override
    public void close() {
        requireNonNull(process).close();
    }
}
