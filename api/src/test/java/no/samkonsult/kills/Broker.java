package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message broker in a process of its own, on a folder that its sessions and messages are kept in. */
final class Broker implements AutoCloseable {
    static final String GATEWAY = "samkonsult-gateway";

    private final BrokerKind kind;
    private final Path folder;
    private final int port;
    private final List<String> users;
    private @Nullable ChildProcess process;

    private Broker(BrokerKind kind, Path folder, int port, List<String> users) {
        this.kind = kind;
        this.folder = folder;
        this.port = port;
        this.users = users;
    }

    /** A new one that knows the devices and the gateway. */
    static Broker create(BrokerKind kind, Path folder, List<String> devices) throws IOException {
        List<String> users = Stream.concat(devices.stream(), Stream.of(GATEWAY)).toList();
        var broker = new Broker(kind, Files.createDirectories(folder), FreePort.find(), users);
        broker.start();
        return broker;
    }

    /** Starts on the sessions and messages that are there. */
    void start() throws IOException {
        process = ChildProcess.start(folder, Map.of(), kind.command(folder, port, users));
        await().atMost(ChildProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !requireNonNull(process).isAlive() || FreePort.answers(port));
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker does not start: " + process.output());
        }
    }

    BrokerKind kind() {
        return kind;
    }

    URI url() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    ChildProcess process() {
        return requireNonNull(process);
    }

    @Override
    public void close() {
        process().close();
    }
}
