package no.samkonsult.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class FhirServerTest extends FhirServerFixture {
    @Test
    void tellsNothingOfAFailureButTheRequestsId() throws Exception {
        var broken = new FhirServer(new FhirServerSettings("127.0.0.1", 0), register, ports(new BrokenObservations()));
        broken.start();
        try (broken) {
            var address = "http://127.0.0.1:%d/fhir/Observation/1".formatted(broken.port());
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer nurse")
                    .header("X-Request-Id", "ward-7.1")
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.headers().allValues("X-Request-Id")).containsExactly("ward-7.1");
            assertThat(outcome(response).getIssueFirstRep().getDiagnostics()).contains("ward-7.1");
            assertThat(response.body()).doesNotContain("systolic 128", "Exception", "at no.samkonsult");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>"})
    void makesItsOwnIdForARequestWithoutAUsableOne(String wished) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base() + "/metadata"))
                .header("X-Request-Id", wished)
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
        assertThat(get("/Patient/1", null).headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void logsARequestWithoutItsQueryOrAnIdentityNumber() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(RequestTrail.class);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(events);
        get("/Patient/" + IDENTITY_NUMBER + "?name=Anna", "nurse");
        server.close(); // the line is written after the answer: closing waits for it
        logger.detachAppender(events);
        logger.setLevel(null);
        assertThat(events.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .startsWith("GET /fhir/Patient/… 400")
                .doesNotContain("Anna", IDENTITY_NUMBER, "?"));
    }

    @Test
    void tellsNobodyWhatItIsBuiltOfNorLetsAnswersBeKept() throws Exception {
        var headers = get("/metadata", null).headers();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void answersAWriteWithARefusal() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base() + "/Patient"))
                .header("Authorization", "Bearer nurse")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(outcome(response).getIssue()).isNotEmpty();
    }

    @Test
    void keepsHealthAndMetricsOnAPortOfTheirOwn() throws Exception {
        assertThat(manage("/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(manage("/prometheus").body()).isEqualTo("readings_total 3\n");
        assertThat(manage("/fhir/metadata").statusCode()).isEqualTo(404);
        healthy.set(false);
        assertThat(manage("/health").statusCode()).isEqualTo(503);
        var onFhirPort = HttpRequest.newBuilder(URI.create(base().replace("/fhir", "/health")))
                .build();
        assertThat(http.send(onFhirPort, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
}
