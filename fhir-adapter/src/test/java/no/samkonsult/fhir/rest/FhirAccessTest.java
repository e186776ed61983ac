package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static no.samkonsult.fhir.Readings.weightAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URI;
import java.util.Map;
import no.samkonsult.fhir.Meetings;
import no.samkonsult.fhir.Readings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirAccessTest extends FhirServerFixture {
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
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        var issue = outcome(wrong).getIssueFirstRep();
        assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.LOGIN);
        assertThat(issue.getDetails().getText()).isEqualTo("nobody");
        assertThat(issue.getDiagnostics()).isEqualTo("Nobody is known by this.");
    }

    @Test
    void tellsAnybodyWhatItCanDo() throws Exception {
        var response = get("/metadata", null);
        assertThat(response.statusCode()).isEqualTo(200);
        var statement = parse(CapabilityStatement.class, response);
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType())
                .containsExactly(
                        "Observation",
                        "Patient",
                        "Device",
                        "QuestionnaireResponse",
                        "Appointment",
                        "AppointmentResponse");
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
    @ValueSource(
            strings = {"Observation", "Patient", "Device", "QuestionnaireResponse", "Appointment", "AppointmentResponse"
            })
    void answersTheSameAboutAForeignResourceAsAboutAMissingOne(String type) throws Exception {
        var observation = weightAt(ANNA, Readings.MORNING);
        observations.rows.add(observation);
        patients.rows.add(patient(ANNA, "Anna", IDENTITY_NUMBER));
        devices.rows.add(device("cuff", ANNA));
        answers.rows.add(QuestionnaireResponseSearchTest.answers("c4t", ANNA, "cat", 1, "2026-11-20T08:00:00Z"));
        appointments.rows.add(Meetings.whole());
        appointmentResponses.rows.add(Meetings.answerOfPatient());
        var id = Map.of(
                        "Observation",
                        observation.id(),
                        "Patient",
                        ANNA,
                        "Device",
                        "cuff",
                        "QuestionnaireResponse",
                        "c4t",
                        "Appointment",
                        Meetings.ID,
                        "AppointmentResponse",
                        Meetings.answerOfPatient().id())
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
}
