package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import no.samkonsult.Application;
import no.samkonsult.demo.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** The product in the role gateway, as an operator starts it, in a process of its own. */
final class Gateway implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> command;
    private @Nullable ChildProcess process;

    private Gateway(Path folder, Map<String, String> environment, List<String> command) {
        this.folder = folder;
        this.environment = environment;
        this.command = command;
    }

    static Gateway create(Path folder, Database database, Broker broker, String clientId) throws IOException {
        var gateway = new Gateway(folder, environment(database, broker, clientId), command(broker));
        gateway.start();
        return gateway;
    }

    /** One that is killed again and again should start quickly, one that drains a backlog should become fast. */
    private static List<String> command(Broker broker) {
        return broker.kind() == BrokerKind.MOSQUITTO_AS_DEPLOYED
                ? ChildProcess.java(Application.class, "serve", "--role", "gateway")
                : ChildProcess.quickJava(Application.class, "serve", "--role", "gateway");
    }

    private static Map<String, String> environment(Database database, Broker broker, String clientId)
            throws IOException {
        return Map.of(
                "SAMKONSULT_DATABASE_URL",
                database.url(),
                "SAMKONSULT_APP_PASSWORD",
                EmbeddedDatabase.APP_PASSWORD,
                "SAMKONSULT_INTAKE_PASSWORD",
                EmbeddedDatabase.INTAKE_PASSWORD,
                "SAMKONSULT_BROKER_URL",
                broker.url().toString(),
                "SAMKONSULT_BROKER_USER",
                Broker.GATEWAY,
                "SAMKONSULT_BROKER_PASSWORD",
                BrokerKind.PASSWORD,
                "SAMKONSULT_BROKER_CLIENT_ID",
                clientId,
                "SAMKONSULT_BROKER_SHARED",
                Boolean.toString(broker.kind().isShared()),
                "SAMKONSULT_PORT",
                Integer.toString(FreePort.find()),
                "KILLS_CLOCK",
                "settable");
    }

    void start() throws IOException {
        start(Map.of());
    }

    /** Starts with other settings for this once. */
    void start(Map<String, String> other) throws IOException {
        var all = new HashMap<>(environment);
        all.putAll(other);
        process = ChildProcess.start(folder, all, command).awaitOutput("Samkonsult is ready");
    }

    ChildProcess process() {
        return requireNonNull(process);
    }

    /** Puts its clock wrong, and waits until it is. */
    void setClock(Duration offset) throws IOException {
        process().tell(offset.toString());
        process().awaitOutput(SettableClock.confirmation(offset));
    }

    /** Messages stored since it started. */
    double messages() {
        return metric("messages_total");
    }

    double failedBatches() {
        return metric("failed_batches_total");
    }

    double sessionsMissing() {
        return metric("sessions_missing_total");
    }

    double reconnects() {
        return metric("reconnects_total");
    }

    /** Messages received and not yet acknowledged. */
    double window() {
        return metric("window");
    }

    private double metric(String name) {
        String line = "samkonsult_gateway_" + name + " ";
        OptionalDouble value = get("/prometheus")
                .lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length())))
                .findFirst();
        return value.orElseThrow(() -> new IllegalStateException("the gateway does not tell its " + name));
    }

    private String get(String path) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%s%s".formatted(environment.get("SAMKONSULT_PORT"), path)))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new IllegalStateException("the gateway does not answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process().close();
    }
}
