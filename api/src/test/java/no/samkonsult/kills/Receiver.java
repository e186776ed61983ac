package no.samkonsult.kills;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** A gateway for SMS that notes when each request begins to come in, and answers some of them slowly. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_" + "c2Vjb25kcw".repeat(4) + "AAAA";

    /** One in so many is answered later than whoever takes an alert waits. */
    private static final int SLOW = 25;

    private static final Duration LATER = Duration.ofMillis(1_600);

    private final HttpServer server;
    private final Queue<Begun> begun = new ConcurrentLinkedQueue<>();

    /** The beginning of a request about a notice. */
    record Begun(UUID notice, Instant at) {}

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new Receiver(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:%d/messages".formatted(server.getAddress().getPort());
    }

    List<Begun> begun() {
        return List.copyOf(begun);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        try (exchange) {
            begun.add(new Begun(UUID.fromString(exchange.getRequestHeaders().getFirst("Idempotency-Key")), now));
            exchange.getRequestBody().readAllBytes();
            pause();
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private static void pause() {
        var random = ThreadLocalRandom.current();
        Scene.last(random.nextInt(SLOW) == 0 ? LATER : Duration.ofMillis(random.nextInt(5, 60)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
