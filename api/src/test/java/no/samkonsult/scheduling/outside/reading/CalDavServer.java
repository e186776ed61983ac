package no.samkonsult.scheduling.outside.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Base64;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.Assumptions;

/**
 * One of the machine's CalDAV servers, in a process of its own.
 *
 * <p>Where it is not installed the test is skipped and says so; with {@code SAMKONSULT_REQUIRE_CALDAV} set, it fails.
 */
record CalDavServer(Process process, int port, String home) implements AutoCloseable {
    static final String USER = "siri";
    static final String PASSWORD = "løyndom:1";

    /** Answers when somebody is busy, and lets everybody in. */
    static CalDavServer xandikos(Path folder) throws IOException {
        int port = freePort();
        return start(
                folder,
                port,
                "user/calendars",
                "/usr/bin/xandikos",
                "--directory",
                folder.resolve("calendars").toString(),
                "--defaults",
                "--listen-address",
                "127.0.0.1",
                "--port",
                String.valueOf(port));
    }

    /** Gives events alone, and asks for user and password. */
    static CalDavServer radicale(Path folder) throws IOException {
        int port = freePort();
        Path users = Files.writeString(folder.resolve("users"), "%s:%s\n".formatted(USER, PASSWORD));
        return start(
                folder,
                port,
                USER,
                "/usr/bin/radicale",
                "--config",
                "",
                "--server-hosts",
                "127.0.0.1:" + port,
                "--auth-type",
                "htpasswd",
                "--auth-htpasswd-filename",
                users.toString(),
                "--auth-htpasswd-encryption",
                "plain",
                "--auth-delay",
                "0",
                "--storage-filesystem-folder",
                folder.resolve("calendars").toString());
    }

    private static CalDavServer start(Path folder, int port, String home, String... command) throws IOException {
        Path binary = Path.of(command[0]);
        Assumptions.assumeTrue(
                Files.isExecutable(binary) || System.getenv("SAMKONSULT_REQUIRE_CALDAV") != null,
                "Skipped: there is no %s. On Debian: apt install %1$s.".formatted(binary.getFileName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        var server = new CalDavServer(process, port, home);
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send(server.request("").method("OPTIONS", BodyPublishers.noBody())) == 200);
        return server;
    }

    /** A new calendar with some events, each a resource of its own. */
    URI calendar(String name, String... events) throws IOException, InterruptedException {
        expect(201, send(request(name + "/").method("MKCALENDAR", BodyPublishers.noBody())));
        for (int i = 0; i < events.length; i++) {
            expect(
                    201,
                    send(request("%s/%d.ics".formatted(name, i))
                            .header("Content-Type", "text/calendar; charset=utf-8")
                            .PUT(BodyPublishers.ofString(CalendarServer.calendar(events[i])))));
        }
        return at(name + "/");
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:%d/%s/%s".formatted(port, home, path));
    }

    static String credentials() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString("%s:%s".formatted(USER, PASSWORD).getBytes(UTF_8));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", credentials());
    }

    /** By a connection of its own: one that was kept may have been closed over there. */
    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static void expect(int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException("the server answers %d and not %d".formatted(status, expected));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
