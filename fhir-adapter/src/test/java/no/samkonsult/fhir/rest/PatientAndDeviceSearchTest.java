package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.SearchStyleEnum;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class PatientAndDeviceSearchTest extends FhirServerFixture {
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
}
