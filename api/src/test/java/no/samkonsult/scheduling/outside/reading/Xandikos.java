package no.samkonsult.scheduling.outside.reading;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Xandikos, a CalDAV server, in a process of its own.
 *
 * <p>Where it is not installed the test is skipped and says so; with {@code SAMKONSULT_REQUIRE_CALDAV} set, it fails.
 */
record Xandikos(Process process, int port, HttpClient client) implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/xandikos");

    static Xandikos start(Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(BINARY) || System.getenv("SAMKONSULT_REQUIRE_CALDAV") != null,
                "Skipped: there is no CalDAV server. On Debian: apt install xandikos.");
        int port = freePort();
        Process process = new ProcessBuilder(
                        BINARY.toString(),
                        "--directory",
                        folder.resolve("calendars").toString(),
                        "--defaults",
                        "--listen-address",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xandikos.log").toFile())
                .start();
        var xandikos = new Xandikos(process, port, HttpClient.newHttpClient());
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> xandikos.send(xandikos.request("calendars/calendar/").method("OPTIONS", BodyPublishers.noBody())) == 200);
        return xandikos;
    }

    /** A new calendar with some events, each a resource of its own. */
    URI calendar(String name, String... events) throws IOException, InterruptedException {
        expect(201, send(request("calendars/%s/".formatted(name)).method("MKCALENDAR", BodyPublishers.noBody())));
        for (int i = 0; i < events.length; i++) {
            expect(
                    201,
                    send(request("calendars/%s/%d.ics".formatted(name, i))
                            .header("Content-Type", "text/calendar; charset=utf-8")
                            .PUT(BodyPublishers.ofString(CalendarServer.calendar(events[i])))));
        }
        return at("calendars/%s/".formatted(name));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:%d/user/%s".formatted(port, path));
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static void expect(int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException("Xandikos answers %d and not %d".formatted(status, expected));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
