package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, from a cuff in Alver to the nurse's desk and the hospital's system. */
class MainJobTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String FOREIGN_NURSE = "heimeteneste.masfjorden";
    private static final int NOT_AUTHORIZED = 135;
    private static final String RED =
            HomeDevice.reading("blood-pressure", 1, "\"systolic\":196,\"diastolic\":101,\"pulse\":88");

    private static final List<String> RECEIPTS = sendFiveTimes();
    private static final String ANNA =
            Json.get(NURSE, "/api/patients?name=anna").get(0).get("id").asText();

    private static List<String> sendFiveTimes() {
        try (var cuff = HomeDevice.connect("anna-bp")) {
            return Stream.generate(() -> cuff.send(RED)).limit(5).toList();
        }
    }

    @BeforeAll
    static void theDeviceWasToldThatItsReadingIsStoredOnce() {
        assertThat(RECEIPTS).containsExactly("stored", "duplicate", "duplicate", "duplicate", "duplicate");
    }

    @Test
    void oneRedAlertIsOnTheDeskOfThePatientsOwnMunicipality() {
        assertThat(alerts(NURSE)).singleElement().satisfies(alert -> {
            assertThat(alert.get("severity").asText()).isEqualTo("red");
            assertThat(alert.get("status").asText()).isEqualTo("open");
            assertThat(alert.get("municipality").asText()).isEqualTo("4631");
            assertThat(alert.get("desk").asText()) // or of those who watch for it while it is closed
                    .containsAnyOf("Alver", "Responssenter");
        });
    }

    @Test
    void aNurseOfAnotherMunicipalitySeesNothingOfIt() {
        assertThat(alerts(FOREIGN_NURSE)).isEmpty();
        String alert = alerts(NURSE).getFirst().get("id").asText();
        assertThat(status(FOREIGN_NURSE, "/worklist/" + alert)).isEqualTo(404);
        assertThat(RunningDemo.post(
                                FOREIGN_NURSE, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(status(FOREIGN_NURSE, "/api/patients/" + ANNA)).isEqualTo(404);
        assertThat(status(FOREIGN_NURSE, "/patients/" + ANNA)).isEqualTo(404);
        assertThat(Json.get(FOREIGN_NURSE, "/api/patients?name=anna")).isEmpty();
    }

    @Test
    void norOverFhir() {
        var foreign = fhir(FOREIGN_NURSE);
        assertThat(bundle(foreign, "http://loinc.org|85354-9").getEntry()).isEmpty();
        String observation = bloodPressure().getIdElement().getIdPart();
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> foreign.read()
                .resource(Observation.class)
                .withId(observation)
                .execute());
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() ->
                        foreign.read().resource(Patient.class).withId(ANNA).execute());
    }

    @Test
    void oneObservationHoldsTheReadingAndTheLimitsItWasJudgedBy() {
        Observation observation = bloodPressure();
        assertThat(observation.getSubject().getReference()).isEqualTo("Patient/" + ANNA);
        assertThat(observation.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        assertThat(observation.getEffectiveDateTimeType().getValue().toInstant())
                .isEqualTo(HomeDevice.minutesAgo(1));
        assertThat(observation.getComponent())
                .extracting(each -> each.getCode().getCodingFirstRep().getCode())
                .containsExactly("8480-6", "8462-4");
        var systolic = observation.getComponentFirstRep();
        assertThat(systolic.getValueQuantity().getValue()).isEqualByComparingTo("196");
        assertThat(systolic.getValueQuantity().getCode()).isEqualTo("mm[Hg]");
        assertThat(systolic.getReferenceRange())
                .extracting(range -> range.getHigh().getValue().toPlainString())
                .containsExactly("160", "180");
        assertThat(R4Validation.errors(observation)).isEmpty();
    }

    @Test
    void thePulseIsAnObservationOfItsOwn() {
        assertThat(today(bundle(fhir(NURSE), "http://loinc.org|8867-4")))
                .singleElement()
                .satisfies(pulse -> {
                    assertThat(pulse.getValueQuantity().getValue()).isEqualByComparingTo("88");
                    assertThat(R4Validation.errors(pulse)).isEmpty();
                });
    }

    @Test
    void thePatientAndTheDevicesAreValidToo() {
        Patient patient =
                fhir(NURSE).read().resource(Patient.class).withId(ANNA).execute();
        patient.getMeta().setProfile(null); // no-basis is no part of R4 itself
        assertThat(R4Validation.errors(patient)).isEmpty();
        Bundle devices = fhir(NURSE)
                .search()
                .byUrl("Device?patient=" + ANNA)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(devices.getEntry()).hasSize(4).allSatisfy(entry -> assertThat(
                        R4Validation.errors(entry.getResource()))
                .isEmpty());
    }

    @Test
    void theBrokerRefusesADeviceThatSpeaksForAnother() {
        long before = alerts(NURSE).size();
        try (var scale = HomeDevice.connect("anna-scale")) {
            assertThat(scale.publish(
                            "dho/v1/anna-bp/reading",
                            HomeDevice.reading("blood-pressure", 0, "\"systolic\":240,\"diastolic\":120")))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(scale.reasonOfDisconnect()).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(alerts(NURSE)).hasSize((int) before);
        assertThat(today(bundle(fhir(NURSE), "http://loinc.org|85354-9"))).hasSize(1);
    }

    private static List<JsonNode> alerts(String username) {
        return Json.list(username, "/api/alerts?status=open").stream()
                .filter(alert -> alert.get("patientId").asText().equals(ANNA))
                .filter(alert -> alert.get("rule").asText().equals("blood-pressure"))
                .toList();
    }

    private static Observation bloodPressure() {
        List<Observation> found = today(bundle(fhir(NURSE), "http://loinc.org|85354-9"));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Observation> today(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> (Observation) entry.getResource())
                .filter(each ->
                        each.getEffectiveDateTimeType().getValue().toInstant().equals(HomeDevice.minutesAgo(1)))
                .toList();
    }

    private static Bundle bundle(IGenericClient client, String code) {
        return client.search()
                .byUrl("Observation?patient=%s&code=%s".formatted(ANNA, code))
                .returnBundle(Bundle.class)
                .execute();
    }

    private static IGenericClient fhir(String username) {
        IGenericClient client = FhirContext.forR4Cached().newRestfulGenericClient(RunningDemo.fhir(""));
        client.registerInterceptor(new BearerTokenAuthInterceptor(RunningDemo.token(username)));
        return client;
    }

    private static int status(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).statusCode();
    }
}
