package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much, or cannot be read, is the client's mistake: it is said as a problem, and nothing of it is kept. */
class RequestLimitsTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final int ONE_MEGABYTE = 1 << 20;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/consultations", "/api/consultations/search"})
    void aBodyOfMoreThanAMegabyteIsRefused(String path) {
        String body = "{\"username\":\"%s\",\"password\":\"demo\"}".formatted("a".repeat(ONE_MEGABYTE));
        assertRefused(413, post(path, JSON, BodyPublishers.ofString(body)));
        var unmeasured =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertRefused(413, post(path, JSON, unmeasured));
    }

    @Test
    void aFormOfMoreThanAMegabyteIsRefused() {
        assertRefused(413, post("/login", FORM, BodyPublishers.ofString("username=" + "a".repeat(ONE_MEGABYTE))));
    }

    @Test
    void aFormOfThousandsOfFieldsIsRefused() {
        String form = IntStream.range(0, 5_000).mapToObj("field%d=1"::formatted).collect(Collectors.joining("&"));
        assertRefused(413, post("/login", FORM, BodyPublishers.ofString(form)));
    }

    @Test
    void jsonNestedThousandsDeepIsRefused() {
        String deep = "{\"username\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"password\":\"x\"}";
        assertRefused(400, post("/login", JSON, BodyPublishers.ofString(deep)));
    }

    @Test
    void uploadsAreNotTaken() {
        String upload =
                "--b\r\nContent-Disposition: form-data; name=\"username\"; filename=\"x\"\r\n\r\nx\r\n--b--\r\n";
        assertRefused(415, post("/login", "multipart/form-data; boundary=b", BodyPublishers.ofString(upload)));
    }

    @Test
    void headersAndAddressesHaveALimit() throws IOException, InterruptedException {
        assertRefused(413, RunningDemo.send(request("/login").header("X-Long", "a".repeat(9_000))));
        assertRefused(413, alone(request("/login?next=/" + "a".repeat(9_000))));
    }

    @Test
    void aCharacterThatNoTextHoldsIsRefused() {
        assertRefused(400, RunningDemo.get(NURSE, RunningDemo.url("/api/patients?name=a%00b")));
        String body = "{\"username\":\"a\\u0000b\",\"password\":\"demo\"}";
        assertRefused(400, post("/login", JSON, BodyPublishers.ofString(body)));
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Json.read(answer.body()).get("status").asInt()).isEqualTo(status);
        assertThat(answer.body())
                .doesNotContain("Exception", "\tat ", "no.samkonsult", "org.postgresql", "io.micronaut");
    }

    private static HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return RunningDemo.send(request(path)
                .header("Authorization", "Bearer " + RunningDemo.token(NURSE))
                .header("Content-Type", type)
                .POST(body));
    }

    /**
     * What cannot be read as a request is answered in HTTP/1.0, after which the connection ends (RFC 9112, 9.3); the JDK's client keeps it
     * for the next request all the same.
     */
    private static HttpResponse<String> alone(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningDemo.url(path)));
    }
}
