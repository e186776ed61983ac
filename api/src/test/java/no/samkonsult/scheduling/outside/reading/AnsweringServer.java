package no.samkonsult.scheduling.outside.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on this machine that answers each question by itself, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> questions = new CopyOnWriteArrayList<>();

    private AnsweringServer(HttpServer server) {
        this.server = server;
    }

    /** A question: its path with what follows it, the headers of most interest, and the body. */
    record Asked(URI uri, String authorization, String prefer, String body) {}

    /** An answer. */
    record Answer(int status, String body, String retryAfter) {
        static Answer ok(String body) {
            return new Answer(200, body, "");
        }

        static Answer of(int status) {
            return new Answer(status, "", "");
        }
    }

    static AnsweringServer start(Function<Asked, Answer> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var answering = new AnsweringServer(server);
            server.createContext("/", exchange -> answering.answer(exchange, answers));
            server.start();
            return answering;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path));
    }

    List<Asked> questions() {
        return questions;
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        try (exchange) {
            var asked = new Asked(
                    exchange.getRequestURI(),
                    header(exchange, "Authorization"),
                    header(exchange, "Prefer"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            questions.add(asked);
            Answer answer = answers.apply(asked);
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
