package no.samkonsult.scheduling.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server elsewhere, on this machine, that gives calendars as files; what is in them can be changed, and how it answers. */
public final class CalendarServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger unchanged = new AtomicInteger();

    private record Answer(
            int status,
            String body,
            @Nullable String version,
            @Nullable String location) {}

    private CalendarServer(HttpServer server) {
        this.server = server;
    }

    public static CalendarServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var calendars = new CalendarServer(server);
            server.createContext("/", calendars::answer);
            server.start();
            return calendars;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of a calendar with these components, from now on. */
    public String gives(String name, String... components) {
        return answers(name, 200, calendar(components));
    }

    /** The same, which also says which version it is. */
    public String givesVersion(String name, String version, String... components) {
        answers.put("/" + name, new Answer(200, calendar(components), version, null));
        return address(name);
    }

    public String answers(String name, int status, String body) {
        answers.put("/" + name, new Answer(status, body, null, null));
        return address(name);
    }

    public String leadsTo(String name, String location) {
        answers.put("/" + name, new Answer(302, "", null, location));
        return address(name);
    }

    public String address(String name) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name);
    }

    /** How often somebody was told that nothing is new. */
    public int unchanged() {
        return unchanged.get();
    }

    public static String calendar(String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//NN\r\n%s\r\nEND:VCALENDAR\r\n"
                .formatted(String.join("\r\n", components).replaceAll("\r?\n", "\r\n"));
    }

    /** An event of some lines, about something that nobody here is to know. */
    public static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Hemmeleg avtale\r\n%s\r\nEND:VEVENT"
                .formatted(uid, String.join("\r\n", lines));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "", null, null));
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (answer.version() != null && answer.version().equals(known)) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            if (answer.version() != null) {
                exchange.getResponseHeaders().set("ETag", answer.version());
            }
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
