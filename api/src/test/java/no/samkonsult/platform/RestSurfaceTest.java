package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What holds for every answer over HTTP, whatever it is about. */
class RestSurfaceTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String ID = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"/api/alerts", "/api/patients", "/api/practitioners", "/api/consultations", "/api/nothing"})
    void withoutATokenNothingIsTold(String path) {
        var refused = RunningDemo.send(request(path));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("not-logged-in");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aBrowserWithoutASessionIsShownTheLogin() {
        var answer = RunningDemo.send(request("/worklist").header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login?next=%2Fworklist");
    }

    @Test
    void aForeignPatientAnswersLikeAMissingOne() {
        var foreign = RunningDemo.get(
                NURSE, RunningDemo.url("/api/patients/" + Household.in("Gulen").patient()));
        var missing = RunningDemo.get(NURSE, RunningDemo.url("/api/patients/" + ID));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(code(foreign)).isEqualTo("not-found");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/api/patients/not-a-uuid, id",
        "/api/patients?limit=many, limit",
        "/api/patients?limit=0, limit",
        "/api/patients?limit=201, limit",
        "/api/patients?offset=-1, offset",
        "/api/alerts?status=lost, status",
        "/api/practitioners?role=WIZARD, role",
        "/api/practitioners?organisation=x, organisation",
        "/api/consultations/x, id",
        "/api/consultations?from=yesterday, from"
    })
    void aParameterThatCannotBeReadIsNamed(String path, String field) {
        assertNames(field, RunningDemo.get(NURSE, RunningDemo.url(path)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/alerts/%s/closure | {} | outcome",
                "/api/alerts/%s/closure | {\"outcome\":null} | outcome",
                "/api/alerts/%s/closure | {\"outcome\":\"magic\"} | outcome",
                "/api/alerts/%s/closure | {\"outcome\":{\"a\":1}} | outcome",
                "/api/consultations/search | {\"patientId\":\"x\"} | patientId",
                "/api/consultations/search | {\"patientId\":\"1b4e28ba-2fa1-11d2-883f-0016d3cca427\",\"minutes\":\"long\"} | minutes",
                "/api/consultations | {\"topic\":\"WEATHER\"} | topic",
                "/api/consultations | {} | patientId",
                "/login | {} | username",
                "/login | {\"username\":\"x\"} | password"
            })
    void aFieldThatCannotBeReadIsNamed(String path, String body, String field) {
        assertNames(field, RunningDemo.post(NURSE, RunningDemo.url(path.formatted(ID)), body));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/alerts/%s/closure | {\"outcome\":",
                "/api/alerts/%s/closure | [1, 2]",
                "/api/alerts/%s/closure | ''",
                "/api/consultations/search | <xml/>",
                "/api/consultations | \"text\"",
                "/login | {\"username\":\"x\",}",
                "/login | ''"
            })
    void aBodyThatCannotBeReadIsRefusedAndNotRepeated(String path, String body) {
        var refused = RunningDemo.post(NURSE, RunningDemo.url(path.formatted(ID)), body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("invalid-input");
        assertNoTrace(refused);
    }

    @Test
    void anotherContentTypeIsRefused() {
        var refused = RunningDemo.send(request("/api/alerts/%s/closure".formatted(ID))
                .header("Authorization", "Bearer " + RunningDemo.token(NURSE))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<closure/>")));
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(code(refused)).isEqualTo("unsupported-media-type");
        assertNoTrace(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/alerts", "/api/patients", "/api/practitioners", "/api/consultations/search"})
    void anotherMethodIsRefused(String path) {
        var refused = RunningDemo.send(request(path)
                .header("Authorization", "Bearer " + RunningDemo.token(NURSE))
                .DELETE());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(code(refused)).isEqualTo("method-not-allowed");
        assertNoTrace(refused);
    }

    @ParameterizedTest(name = "{0}: {1} is refused: {2}")
    @CsvSource({
        "Sec-Fetch-Site, cross-site, true",
        "Sec-Fetch-Site, same-site, true",
        "Sec-Fetch-Site, same-origin, false",
        "Sec-Fetch-Site, none, false",
        "Origin, https://elsewhere.example, true",
        "Origin, null, true",
        "Origin, not an origin, true"
    })
    void aChangeThatAnotherSitesPageSendsIsRefused(String header, String value, boolean refused) {
        var answer = RunningDemo.send(request("/login")
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"nobody\",\"password\":\"x\"}")));
        assertThat(answer.statusCode()).isEqualTo(refused ? 403 : 401);
        assertThat(code(answer)).isEqualTo(refused ? "cross-site" : "login-failed");
    }

    @ParameterizedTest(name = "{0} comes back: {1}")
    @CsvSource({"ward-7-2026, true", "short, false", "a b c d e f g h, false", "evil%0Aline=1, false"})
    void aRequestsOwnIdComesBackIfItIsOne(String id, boolean echoed) {
        var answer = RunningDemo.send(request("/api/alerts").header("X-Request-Id", id));
        String returned = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(returned.equals(id)).isEqualTo(echoed);
        assertThat(returned).matches("[A-Za-z0-9-]{8,64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/api/alerts",
                "/api/patients/x",
                "/api/nothing",
                "/nothing",
                "/health",
                "/openapi.yml",
                "/assets/nothing.css"
            })
    void everyAnswerForbidsWhatIsNotNeeded(String path) {
        for (var answer :
                new HttpResponse<?>[] {RunningDemo.get(NURSE, RunningDemo.url(path)), RunningDemo.send(request(path))
                }) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("geolocation=()");
            assertThat(header(answer, "X-Request-Id")).isNotEmpty();
        }
    }

    @Test
    void nothingPersonalIsKeptByCaches() {
        assertThat(header(RunningDemo.get(NURSE, RunningDemo.url("/api/patients")), "Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void aQueryStringIsNeverLogged() {
        try (var log = new Listening()) {
            RunningDemo.get(NURSE, RunningDemo.url("/api/patients?name=loynd"));
            RunningDemo.get(NURSE, RunningDemo.url("/api/patients?limit=loynd"));
            RunningDemo.get(NURSE, RunningDemo.url("/nothing?name=loynd"));
            RunningDemo.get(NURSE, RunningDemo.fhir("/Patient?name=loynd"));
            RunningDemo.send(request("/worklist?name=loynd").header("Accept", "text/html"));
            assertThat(log.lines).anyMatch(line -> line.contains("path=/api/patients status=200"));
            assertThat(log.lines).noneMatch(line -> line.contains("loynd"));
        }
    }

    private static void assertNames(String field, HttpResponse<String> refused) {
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("invalid-input");
        assertNoTrace(refused);
    }

    private static void assertNoTrace(HttpResponse<String> refused) {
        assertThat(refused.body()).doesNotContain("Exception", "\tat ", "no.samkonsult", "io.micronaut");
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return Json.read(answer.body()).get("code").asText();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningDemo.url(path)));
    }

    /** Hears every line that is logged. */
    private static final class Listening extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Listening() {
            start();
            root().addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + event.getThrowableProxy());
        }

        @Override
        public void close() {
            root().detachAppender(this);
        }

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        }
    }
}
