package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static no.samkonsult.fhir.Readings.weightAt;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.PatientRecord;
import no.samkonsult.fhir.Ports;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.rest.FhirServerSettings.Management;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running server over in-memory ports, where a nurse may see Anna and a stranger nobody. */
abstract class FhirServerFixture {
    static final String OLAV = "5f0c3f8e-7a52-4c39-9d7a-3f1f0d1c0a02";
    static final String IDENTITY_NUMBER = "21883649874";
    static final FhirContext CONTEXT = FhirContext.forR4Cached();

    final HttpClient http = HttpClient.newHttpClient();
    final InMemoryObservations observations = new InMemoryObservations();
    final InMemoryPatients patients = new InMemoryPatients();
    final InMemoryDevices devices = new InMemoryDevices();
    final InMemoryAnswers answers = new InMemoryAnswers();
    final InMemoryAppointments appointments = new InMemoryAppointments();
    final InMemoryAppointmentResponses appointmentResponses = new InMemoryAppointmentResponses();
    final Visitor.Register register =
            new Visitor.Register(Map.of("nurse", new Visitor(Set.of(ANNA)), "stranger", new Visitor(Set.of())));
    final AtomicBoolean healthy = new AtomicBoolean(true);
    FhirServer server = server(null);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        http.close();
    }

    FhirServer server(@Nullable URI publicBase) {
        var management = new Management(0, healthy::get, () -> "readings_total 3\n");
        var settings = new FhirServerSettings("127.0.0.1", 0, publicBase, management, null);
        return new FhirServer(settings, register, ports(observations));
    }

    Ports ports(ObservationPort measurements) {
        return new Ports(measurements, patients, devices, answers, appointments, appointmentResponses);
    }

    String base() {
        return "http://127.0.0.1:%d/fhir".formatted(server.port());
    }

    HttpResponse<String> manage(String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:%d%s".formatted(server.managementPort(), path));
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    IGenericClient client(String token) {
        CONTEXT.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        var client = CONTEXT.newRestfulGenericClient(base());
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    Bundle search(String query) {
        return fetch("/Observation?" + query);
    }

    Bundle fetch(String path) {
        return client("nurse")
                .search()
                .byUrl(base() + path)
                .returnBundle(Bundle.class)
                .execute();
    }

    static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    static <T extends Resource> T parse(Class<T> type, HttpResponse<String> response) {
        return CONTEXT.newJsonParser().parseResource(type, response.body());
    }

    static OperationOutcome outcome(HttpResponse<String> response) {
        return parse(OperationOutcome.class, response);
    }

    List<String> weights(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        minute -> observed(Readings.MORNING.plusMinutes(minute).toString()))
                .toList();
    }

    String observed(String time) {
        var row = weightAt(ANNA, OffsetDateTime.parse(time));
        observations.rows.add(row);
        return row.id();
    }

    static PatientRecord patient(String id, String given, String identityNumber) {
        return new PatientRecord(id, identityNumber, List.of(given), "Prøve", null, null, null, null, true);
    }

    static DeviceRecord device(String id, String patientId) {
        return new DeviceRecord(id, id, id, Kind.BLOOD_PRESSURE, null, null, null, patientId, true);
    }
}
