package no.samkonsult.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samkonsult.notification.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A gateway for SMS and calls, and a receiver of webhooks, that sends nothing out. It keeps the latest messages in memory,
 * shows them on a page of its own, and tells the service that they came through.
 */
public final class MessageSimulator implements AutoCloseable {
    /** Takes everything, and tells that it came through. */
    public static final Function<Received, Reply> WILLING = _ -> new Reply(202, Duration.ZERO, "delivered");

    private static final int MOST = 2_000;
    private static final int SHOWN = 100;
    private static final int RECEIPT_ATTEMPTS = 25;
    private static final Duration RECEIPT_PAUSE = Duration.ofMillis(200);

    private final HttpServer server;
    private final String secret;
    private final Function<Received, Reply> behaviour;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable URI receipts;
    private volatile @Nullable Clock clock;

    /** What came: when by this machine's counter, where to, its headers, its body, and what stands in that. */
    public record Received(
            long nanos, String path, Map<String, String> headers, String body, Map<String, Object> content) {
        /** The value of a field of the content; empty where there is none. */
        public String field(String name) {
            return content.getOrDefault(name, "").toString();
        }
    }

    /** How to answer, after how long, and what to tell later; null: nothing. */
    public record Reply(
            int status, Duration after, @Nullable String receipt) {}

    private MessageSimulator(HttpServer server, String secret, Function<Received, Reply> behaviour) {
        this.server = server;
        this.secret = secret;
        this.behaviour = behaviour;
    }

    public static MessageSimulator start(Function<Received, Reply> behaviour) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
            var simulator = new MessageSimulator(server, secret, behaviour);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", simulator::answer);
            server.start();
            return simulator;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Its address, without a path. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String secret() {
        return secret;
    }

    /** By which a service sends SMS, calls and webhooks here, and no further. */
    public Map<String, Object> properties() {
        return Map.of(
                "samkonsult.messages.url",
                url() + "/messages",
                "samkonsult.messages.secret",
                secret,
                "samkonsult.messages.inbox",
                url(),
                "samkonsult.webhooks",
                url());
    }

    /** At which port of this machine to tell that messages came through, once the service has started. */
    public void tell(int port, Clock time) {
        clock = time;
        receipts = URI.create("http://127.0.0.1:%d/api/messages/receipts".formatted(port));
    }

    /** What came, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                send(exchange, 200, shown());
                return;
            }
            Received message = read(exchange);
            received.add(message);
            if (received.size() > MOST) {
                received.removeFirst();
            }
            Reply reply = behaviour.apply(message);
            pause(reply.after());
            send(exchange, reply.status(), "{\"providerId\":\"sim-%d\"}".formatted(received.size()));
            String receipt = reply.receipt();
            if (receipt != null && message.content().containsKey("kind")) {
                Thread.startVirtualThread(() -> tell(message, receipt));
            }
        }
    }

    private static Received read(HttpExchange exchange) throws IOException {
        long nanos = System.nanoTime();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(
                        Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), header -> header.getValue()
                                .getFirst()));
        Map<String, Object> content =
                ObjectMapper.getDefault().readValue(body, Argument.mapOf(String.class, Object.class));
        return new Received(nanos, exchange.getRequestURI().getPath(), headers, new String(body, UTF_8), content);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", text.startsWith("{") ? "application/json" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private String shown() {
        return received.reversed().stream()
                .limit(SHOWN)
                .map(message -> "%s %s%n    %s%n".formatted(message.path(), message.field("kind"), message.body()))
                .collect(Collectors.joining("\n", "The messages of this demo, latest first\n\n", ""));
    }

    private void tell(Received message, String state) {
        byte[] body = "{\"id\":\"%s\",\"kind\":\"%s\",\"state\":\"%s\"}"
                .formatted(message.field("id"), message.field("kind"), state)
                .getBytes(UTF_8);
        String id = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < RECEIPT_ATTEMPTS && !told(id, body); attempt++) {
            pause(RECEIPT_PAUSE);
        }
    }

    private boolean told(String id, byte[] body) {
        URI address = receipts;
        Clock time = clock;
        if (address == null || time == null) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        Signature.by(secret).orElseThrow().headers(id, time.instant(), body).forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
