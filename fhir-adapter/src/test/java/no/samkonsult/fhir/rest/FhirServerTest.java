package no.samkonsult.fhir.rest;

import static java.util.stream.Collectors.joining;
import static no.samkonsult.fhir.Readings.ANNA;
import static no.samkonsult.fhir.Readings.reading;
import static no.samkonsult.fhir.Readings.value;
import static no.samkonsult.fhir.Readings.weightAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.PatientRecord;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.rest.FhirServerSettings.Management;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class FhirServerTest {
    private static final String OLAV = "5f0c3f8e-7a52-4c39-9d7a-3f1f0d1c0a02";
    private static final String IDENTITY_NUMBER = "21883649874";
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private final HttpClient http = HttpClient.newHttpClient();
    private final InMemoryObservations observations = new InMemoryObservations();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final Visitor.Register register =
            new Visitor.Register(Map.of("nurse", new Visitor(Set.of(ANNA)), "stranger", new Visitor(Set.of())));
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    private FhirServer server = server(null);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        http.close();
    }

    private FhirServer server(@Nullable URI publicBase) {
        var management = new Management(0, healthy::get, () -> "readings_total 3\n");
        var settings = new FhirServerSettings("127.0.0.1", 0, publicBase, management);
        return new FhirServer(settings, register, observations, patients, devices);
    }

    // Who may come in

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?patient=" + ANNA,
                "/Patient/" + ANNA,
                "/Nonsense",
                "/",
                "/metadata/",
                "/%6detadata",
                "/Patient/../metadata",
                "/metadata;x=1"
            })
    void answersNobodyUnknown(String path) throws Exception {
        var response = get(path, null);
        assertThat(response.statusCode()).isIn(400, 401);
        assertThat(response.body()).contains("OperationOutcome").doesNotContain("CapabilityStatement");
        var wrong = get("/Patient/" + ANNA, "forged");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(outcome(wrong).getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.LOGIN);
    }

    @Test
    void tellsAnybodyWhatItCanDo() throws Exception {
        var response = get("/metadata", null);
        assertThat(response.statusCode()).isEqualTo(200);
        var statement = parse(CapabilityStatement.class, response);
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType())
                .containsExactly("Observation", "Patient", "Device");
        assertThat(statement.getRestFirstRep().getResourceFirstRep().getSearchParam())
                .extracting(parameter -> parameter.getName())
                .contains("patient", "code", "date");
    }

    @Test
    void asksTheAuthenticatorAboutTheAddressWithoutItsQuery() throws Exception {
        get("/Observation?patient=" + ANNA, "nurse");
        assertThat(register.asked).containsExactly(URI.create(base() + "/Observation"));
    }

    @Test
    void usesThePublicAddressBehindAProxy() throws Exception {
        server.close();
        server = server(URI.create("https://fhir.example.no/fhir"));
        server.start();
        observations.rows.add(weightAt(ANNA, Readings.MORNING));
        var bundle = parse(Bundle.class, get("/Observation?patient=" + ANNA, "nurse"));
        assertThat(register.asked).containsExactly(URI.create("https://fhir.example.no/fhir/Observation"));
        assertThat(bundle.getEntryFirstRep().getFullUrl()).startsWith("https://fhir.example.no/fhir/Observation/");
        assertThat(bundle.getLink("self").getUrl()).startsWith("https://fhir.example.no/fhir/Observation?");
    }

    // Reading

    @Test
    void givesAMeasurementToOneWhoMaySeeIt() {
        var row = weightAt(ANNA, Readings.MORNING);
        observations.rows.add(row);
        var resource = client("nurse")
                .read()
                .resource(Observation.class)
                .withId(row.id())
                .execute();
        assertThat(resource.getValueQuantity().getValue()).isEqualTo("81.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation", "Patient", "Device"})
    void answersTheSameAboutAForeignResourceAsAboutAMissingOne(String type) throws Exception {
        var observation = weightAt(ANNA, Readings.MORNING);
        observations.rows.add(observation);
        patients.rows.add(patient(ANNA, "Anna", IDENTITY_NUMBER));
        devices.rows.add(device("cuff", ANNA));
        var id = Map.of("Observation", observation.id(), "Patient", ANNA, "Device", "cuff")
                .get(type);
        assertThat(get("/" + type + "/" + id, "nurse").statusCode()).isEqualTo(200);
        var foreign = get("/" + type + "/" + id, "stranger");
        var missing = get("/" + type + "/missing", "stranger");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace(id, "missing")).isEqualTo(missing.body());
    }

    @Test
    void tellsAHapiClientThatAnUnknownMeasurementIsUnknown() {
        assertThatThrownBy(() -> client("nurse")
                        .read()
                        .resource(Observation.class)
                        .withId("missing")
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    // Searching

    @Test
    void findsOnlyOnePatientsMeasurementsNewestFirst() {
        observations.rows.add(weightAt(OLAV, Readings.MORNING));
        var rows = weights(3);
        assertThat(ids(search("patient=" + ANNA))).containsExactly(rows.get(2), rows.get(1), rows.get(0));
        assertThat(ids(search("subject=Patient/" + ANNA + "&_sort=date"))).containsExactlyElementsOf(rows);
        assertThat(search("patient=" + OLAV).getEntry()).isEmpty();
    }

    @Test
    void leavesTheTotalUntold() {
        weights(3);
        assertThat(search("patient=" + ANNA + "&_count=1").hasTotal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "code=29463-7, WEIGHT",
        "code=http://loinc.org%7C85354-9, BLOOD_PRESSURE",
        "code=29463-7%2C85354-9, WEIGHT BLOOD_PRESSURE",
        "code=29463-7&code=85354-9, ''",
        "code=unheard-of, ''",
        "code=unheard-of%2C29463-7, WEIGHT",
        "combo-code=8480-6, BLOOD_PRESSURE",
        "category=laboratory, INR",
        "category=vital-signs&code=34714-6, ''"
    })
    void findsByCode(String condition, String kinds) {
        observations.rows.addAll(List.of(
                weightAt(ANNA, Readings.MORNING),
                reading(Kind.BLOOD_PRESSURE, value(ValueName.SYSTOLIC, "128"), value(ValueName.DIASTOLIC, "82")),
                reading(Kind.INR, value(ValueName.VALUE, "2.4"))));
        var found = ids(search("patient=" + ANNA + "&" + condition));
        var expected = observations.rows.stream()
                .filter(row -> List.of(kinds.split(" ")).contains(row.kind().name()))
                .map(ObservationRecord::id)
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "date=2026-11-21T08:15:00%2B01:00, at",
        "date=ge2026-11-21T08:15:00%2B01:00, at after",
        "date=gt2026-11-21T08:15:00%2B01:00, after",
        "date=le2026-11-21T07:15:00Z, before at",
        "date=lt2026-11-21T07:15:00Z, before",
        "date=2026-11-21, before at after",
        "date=lt2026-11-21, ''",
        "date=gt2026-11-21, ''",
        "date=ge2026-11-21T08:15:00%2B01:00&date=lt2026-11-21T08:15:01%2B01:00, at",
        "date=gt2026-11-21&date=lt2026-11-21, ''"
    })
    void findsOnTheRightSideOfEveryLimitInTime(String condition, String expected) {
        var names = Map.of(
                observed("2026-11-21T08:14:59+01:00"), "before",
                observed("2026-11-21T08:15:00+01:00"), "at",
                observed("2026-11-21T08:15:01+01:00"), "after");
        var bundle = search("patient=" + ANNA + "&_sort=date&" + condition);
        assertThat(ids(bundle).stream().map(names::get).collect(joining(" "))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-date", "date"})
    void pagesThroughEverythingOnceThoughRowsArriveMeanwhile(String sort) {
        var rows = weights(23);
        var client = client("nurse");
        var page = search("patient=" + ANNA + "&code=29463-7&_count=5&_sort=" + sort);
        var seen = new ArrayList<>(ids(page));
        while (page.getLink("next") != null) {
            observed(sort.equals("date") ? "2026-01-01T00:00:00Z" : "2027-01-01T00:00:00Z"); // before the rows passed
            page = client.loadPage().next(page).execute();
            seen.addAll(ids(page));
        }
        assertThat(seen).hasSize(23).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void keepsTheWholeQuestionInTheLinkToTheNextPage() {
        weights(2);
        var next = search("patient=" + ANNA + "&code=http://loinc.org%7C29463-7&_count=1")
                .getLink("next");
        assertThat(next.getUrl())
                .contains("patient=" + ANNA, "code=http%3A%2F%2Floinc.org%7C29463-7", "_count=1", "_cursor=");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50",
        "&_count=0, 0",
        "&_count=1, 1",
        "&_count=500, 500",
        "&_count=501, 500",
        "&_count=99999999999, 500"
    })
    void givesAsManyAsAskedForWithinReason(String condition, int size) {
        weights(510);
        assertThat(search("patient=" + ANNA + condition).getEntry()).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({
        "'', patient, required",
        "code=29463-7, patient, required",
        "patient=, patient, no value",
        "patient=a&patient=b, patient, one value",
        "patient=a%2Cb, patient, one value",
        "patient=a&subject=b, subject, another",
        "patient=a&colour=red, colour, unknown",
        "patient=a&code:not=29463-7, code:not, unknown",
        "patient=a&_include=Observation:patient, _include, unknown",
        "patient=a&_summary=count, _summary, unknown",
        "patient=a&date=yesterday, date, 'yesterday'",
        "patient=a&date=ne2026, date, 'ne2026'",
        "patient=a&date=2026-02-30, date, '2026-02-30'",
        "patient=a&date=2026-11-21T08:15:00+01:00, date, '2026-11-21T08:15:00 01:00'",
        "patient=a&_sort=code, _sort, 'code'",
        "patient=a&_count=many, _count, 'many'",
        "patient=a&_count=-1, _count, '-1'",
        "patient=a&_count=0&date=yesterday, date, 'yesterday'"
    })
    void refusesAQuestionItWouldMisunderstandAndNamesThePart(String query, String parameter, String reason)
            throws Exception {
        var response = get("/Observation" + (query.isEmpty() ? "" : "?" + query), "nurse");
        assertThat(response.statusCode()).isEqualTo(400);
        var issue = outcome(response).getIssueFirstRep();
        assertThat(issue.getDiagnostics()).startsWith(parameter + ":").contains(reason);
        assertThat(issue.getExpression().getFirst().getValue()).isEqualTo("http." + parameter);
    }

    @Test
    void refusesACursorItNeverGaveOut() throws Exception {
        var response = get("/Observation?patient=" + ANNA + "&_cursor=made-up", "nurse");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(outcome(response).getIssueFirstRep().getDiagnostics()).startsWith("_cursor:");
    }

    // Patients and devices

    @Test
    void findsPatientsByWhatTheirNameBeginsWith() {
        patients.rows.addAll(List.of(patient(ANNA, "Anna", IDENTITY_NUMBER), patient(OLAV, "Anne", "21883649875")));
        var client = client("nurse");
        assertThat(ids(client.search()
                        .forResource(Patient.class)
                        .where(Patient.NAME.matches().value("ann"))
                        .returnBundle(Bundle.class)
                        .execute()))
                .containsExactly(ANNA);
        assertThat(ids(fetch("/Patient?_id=" + ANNA))).containsExactly(ANNA);
        assertThat(ids(fetch("/Patient?name=nna"))).isEmpty();
        assertThat(ids(fetch("/Patient"))).containsExactly(ANNA);
    }

    @Test
    void takesAnIdentityNumberInABodyAndNeverInAnAddress() throws Exception {
        patients.rows.add(patient(ANNA, "Anna", IDENTITY_NUMBER));
        var found = client("nurse")
                .search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER
                        .exactly()
                        .systemAndIdentifier("urn:oid:2.16.578.1.12.4.1.4.1", IDENTITY_NUMBER))
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(ids(found)).containsExactly(ANNA);
        assertThat(found.getLink()).noneMatch(link -> link.getUrl().contains(IDENTITY_NUMBER));
        var inAddress = get("/Patient?identifier=" + IDENTITY_NUMBER, "nurse");
        assertThat(inAddress.statusCode()).isEqualTo(400);
        assertThat(inAddress.body()).contains("_search").doesNotContain(IDENTITY_NUMBER);
    }

    @Test
    void findsDevicesByPatientAndByIdentifier() {
        devices.rows.addAll(List.of(device("cuff", ANNA), device("scale", ANNA), device("foreign", OLAV)));
        assertThat(ids(fetch("/Device?patient=Patient/" + ANNA))).containsExactly("cuff", "scale");
        assertThat(ids(fetch("/Device?identifier=scale"))).containsExactly("scale");
        assertThat(ids(fetch("/Device?identifier=https://samkonsult.no/fhir/NamingSystem/device%7Cscale")))
                .containsExactly("scale");
        assertThat(ids(fetch("/Device?identifier=http://other%7Cscale"))).isEmpty();
        var resource =
                client("nurse").read().resource(Device.class).withId("cuff").execute();
        assertThat(resource.getDeviceNameFirstRep().getName()).isEqualTo("cuff");
    }

    // Failures, trail and management

    @Test
    void tellsNothingOfAFailureButTheRequestsId() throws Exception {
        var broken = new FhirServer(
                new FhirServerSettings("127.0.0.1", 0), register, new BrokenObservations(), patients, devices);
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

    private String base() {
        return "http://127.0.0.1:%d/fhir".formatted(server.port());
    }

    private HttpResponse<String> manage(String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:%d%s".formatted(server.managementPort(), path));
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private IGenericClient client(String token) {
        CONTEXT.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        var client = CONTEXT.newRestfulGenericClient(base());
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    private Bundle search(String query) {
        return fetch("/Observation?" + query);
    }

    private Bundle fetch(String path) {
        return client("nurse")
                .search()
                .byUrl(base() + path)
                .returnBundle(Bundle.class)
                .execute();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    private static <T extends Resource> T parse(Class<T> type, HttpResponse<String> response) {
        return CONTEXT.newJsonParser().parseResource(type, response.body());
    }

    private static OperationOutcome outcome(HttpResponse<String> response) {
        return parse(OperationOutcome.class, response);
    }

    private List<String> weights(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        minute -> observed(Readings.MORNING.plusMinutes(minute).toString()))
                .toList();
    }

    private String observed(String time) {
        var row = weightAt(ANNA, OffsetDateTime.parse(time));
        observations.rows.add(row);
        return row.id();
    }

    private static PatientRecord patient(String id, String given, String identityNumber) {
        return new PatientRecord(id, identityNumber, List.of(given), "Prøve", null, null, null, null, true);
    }

    private static DeviceRecord device(String id, String patientId) {
        return new DeviceRecord(id, id, id, Kind.BLOOD_PRESSURE, null, null, null, patientId, true);
    }
}
