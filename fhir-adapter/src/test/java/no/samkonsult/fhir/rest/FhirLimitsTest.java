package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much, or cannot be read, is the client's mistake, and the answer says nothing of the inside. */
class FhirLimitsTest extends FhirServerFixture {
    private static final int ONE_MEGABYTE = 1 << 20;
    private static final String JSON = "application/fhir+json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_ABOVE = "name=" + "a".repeat(ONE_MEGABYTE);

    @ParameterizedTest
    @ValueSource(strings = {"", "/Patient", "/Observation", "/Patient/_search"})
    void aBodyOfMoreThanAMegabyteIsRefused(String path) throws Exception {
        assertRefused(413, post(path, JSON, BodyPublishers.ofString(bundle(ONE_MEGABYTE))));
    }

    @Test
    void aFormOfMoreThanAMegabyteIsRefused() throws Exception {
        assertRefused(413, post("/Patient/_search", FORM, BodyPublishers.ofString(FORM_ABOVE)));
    }

    @Test
    void aBodyFarAboveTheLimitIsHeardOutSoThatTheAnswerArrives() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertRefused(413, post("/Observation", JSON, BodyPublishers.ofString(bundle(15 * ONE_MEGABYTE))));
        }
    }

    @Test
    void aFormThatNeverSaysItsLengthIsCutOffAndTheServerGoesOn() throws Exception {
        var unmeasured = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(FORM_ABOVE.getBytes(StandardCharsets.UTF_8)));
        try {
            var refused = post("/Patient/_search", FORM, unmeasured);
            assertThat(refused.statusCode()).isIn(400, 413);
            assertRefused(refused.statusCode(), refused);
        } catch (IOException hungUp) {
            assertThat(hungUp).hasMessageNotContaining("timed out");
        }
        assertThat(get("/metadata", "nurse").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfThousandsOfFieldsIsRefused() throws Exception {
        String form = IntStream.range(0, 5_000).mapToObj("field%d=1"::formatted).collect(Collectors.joining("&"));
        assertRefused(400, post("/Patient/_search", FORM, BodyPublishers.ofString(form)));
    }

    @Test
    void jsonNestedThousandsDeepIsRefused() throws Exception {
        String deep =
                "{\"resourceType\":\"Observation\",\"extension\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertRefused(400, post("/Observation", JSON, BodyPublishers.ofString(deep)));
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @CsvSource({"6000, 200", "9000, 431"})
    void headersHaveALimit(int length, int status) throws Exception {
        var request = request("/metadata").header("X-Long", "a".repeat(length)).build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertNothingOfTheInside(answer);
    }

    @Test
    void anAddressHasALimit() throws Exception {
        assertRefused(414, get("/Patient?name=" + "a".repeat(9_000), "nurse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient?name=a%00b", "/Patient?_id=%00", "/Observation?patient=" + ANNA + "&date=%00"})
    void aCharacterThatNoTextHoldsIsRefused(String path) throws Exception {
        assertRefused(400, get(path, "nurse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient?name=%zz", "/Patient?name=%", "/%zz"})
    void anAddressThatCannotBeDecodedIsRefused(String path) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /fhir%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer nurse\r\nConnection: close\r\n\r\n"
                                    .formatted(path)
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("OperationOutcome")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /Patient/1", "PUT, /Patient/1", "PATCH, /Patient/1", "TRACE, /Patient/1", "POST, /$nothing"})
    void whatIsNotOfferedIsRefused(String method, String path) throws Exception {
        var answer =
                http.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertNothingOfTheInside(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metadata", "/Patient/1", "/Patient?name=%00", "/nothing", "/../elsewhere"})
    void everyAnswerHasTheHeadersThatKeepItToItself(String path) throws Exception {
        for (var answer : new HttpResponse<?>[] {get(path, "nurse"), get(path, null)}) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty(); // there is no TLS here
        }
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertNothingOfTheInside(answer);
    }

    private static void assertNothingOfTheInside(HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            assertThat(outcome(answer).getIssue()).isNotEmpty();
        }
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "at no.samkonsult", "org.eclipse", "ca.uhn");
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        var request = request(path).header("Content-Type", type).POST(body).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path)).header("Authorization", "Bearer nurse");
    }

    private static String bundle(int length) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"id\":\"%s\"}".formatted("a".repeat(length));
    }
}
