package no.samkonsult.scheduling;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** The application of the region behind HTTP, and the people who ask it. */
public final class RegionServer implements AutoCloseable {
    private final ApplicationContext application = Region.application(Map.of(
            "micronaut.server.port",
            -1,
            "samkonsult.role.web",
            true,
            "samkonsult.demo",
            true,
            "samkonsult.token-key",
            "00".repeat(32)));
    private final URI root = application.getBean(EmbeddedServer.class).start().getURI();
    private final HttpClient client = HttpClient.newHttpClient();

    /** Somebody gets an account, and with it a token. */
    public String logIn(String username, PersonId person, String role, @Nullable Object organisation) {
        try {
            Region.sql("INSERT INTO account VALUES (?, ?, ?, ?)", username, person.value(), role, organisation);
            var answer = client.send(
                    post("/login", "{\"username\": \"%s\", \"password\": \"demo\"}".formatted(username))
                            .build(),
                    BodyHandlers.ofString());
            return String.valueOf(json(answer).get("access_token"));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    public HttpRequest.Builder post(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(String token, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> json(HttpResponse<String> response) throws IOException {
        return Objects.requireNonNull(application.getBean(JsonMapper.class).readValue(response.body(), Map.class));
    }

    @Override
    public void close() {
        application.close();
    }
}
