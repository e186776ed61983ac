package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import no.samkonsult.fhir.AppointmentParty;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Answer;
import no.samkonsult.fhir.Meetings;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentSearchTest extends FhirServerFixture {
    private static final String PART = Meetings.part().id();

    @BeforeEach
    void booked() {
        var foreign = new AppointmentParty(new Actor.Patient(OLAV), true, Answer.NONE);
        var earlier = Instant.parse("2026-11-20T08:00:00Z");
        appointments.rows.addAll(List.of(
                Meetings.whole(),
                Meetings.part(),
                Meetings.at(earlier, "earlier", List.of(Meetings.PATIENT)),
                Meetings.at(earlier, "foreign", List.of(foreign))));
        appointmentResponses.rows.addAll(List.of(
                Meetings.answer("patient", Meetings.PATIENT),
                Meetings.answer("specialist", Meetings.SPECIALIST),
                Meetings.answer("daughter", Meetings.DAUGHTER)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "patient=ANNA ! earlier WHOLE PART",
                "actor=Patient/ANNA ! earlier WHOLE PART",
                "patient=ANNA&_sort=-date ! PART WHOLE earlier",
                "patient=ANNA&date=2026-11-20 ! earlier",
                "patient=ANNA&date=gt2026-11-20&date=le2026-11-24 ! WHOLE PART",
                "patient=ANNA&status=booked ! earlier WHOLE PART",
                "patient=ANNA&status=cancelled ! ''",
                "practitioner:identifier=urn:oid:2.16.578.1.12.4.1.4.4%7C9144889 ! WHOLE PART",
                "practitioner:identifier=9144889 ! WHOLE PART",
                "practitioner:identifier=urn:oid:2.16.578.1.12.4.1.4.1%7C9144889 ! ''",
                "part-of=Appointment/WHOLE ! PART",
                "_id=WHOLE ! WHOLE"
            })
    void findsConsultationsAndTheirParts(String query, String found) {
        assertThat(String.join(" ", ids(fetch("/Appointment?" + filled(query)))))
                .isEqualTo(filled(found));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "appointment=Appointment/WHOLE ! patient specialist daughter",
                "patient=ANNA ! patient",
                "actor=Patient/ANNA ! patient",
                "practitioner:identifier=9144889 ! specialist",
                "appointment=elsewhere ! ''"
            })
    void findsAnswersByConsultationOrByWhoAnswers(String query, String found) {
        assertThat(String.join(" ", ids(fetch("/AppointmentResponse?" + filled(query)))))
                .isEqualTo(found);
    }

    @Test
    void givesThemOutPageByPage() {
        Bundle page = fetch("/Appointment?_count=2&patient=" + ANNA);
        assertThat(ids(page)).containsExactly("earlier", Meetings.ID);
        assertThat(ids(client("nurse").loadPage().next(page).execute())).containsExactly(PART);
        Bundle answers = fetch("/AppointmentResponse?_count=2&appointment=" + Meetings.ID);
        assertThat(ids(answers)).containsExactly("patient", "specialist");
        assertThat(ids(client("nurse").loadPage().next(answers).execute())).containsExactly("daughter");
    }

    @Test
    void aHapiClientReadsBothWithWhoTakesPart() {
        var appointment =
                client("nurse").read().resource(Appointment.class).withId(PART).execute();
        assertThat(appointment.getMeta().getVersionId()).isEqualTo("2-IATD");
        assertThat(appointment.getParticipant())
                .extracting(participant -> participant.getActor().getDisplay())
                .containsExactly(null, "Siri Prøve, Prøvesjukehuset");
        var answer = client("nurse")
                .read()
                .resource(AppointmentResponse.class)
                .withId("specialist")
                .execute();
        assertThat(answer.getParticipantStatus().toCode()).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "to whoever has {0}: {1}")
    @CsvSource({"2-IATD, 304", "2-IIID, 200"})
    void isGivenOutAgainOnlyWhereItHasChanged(String version, int status) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base() + "/Appointment/" + Meetings.ID))
                .header("Authorization", "Bearer nurse")
                .header("If-None-Match", "W/\"%s\"".formatted(version))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Appointment",
                "/Appointment?date=2026-11-20",
                "/Appointment?patient=ANNA&actor=Patient/OLAV",
                "/Appointment?patient=ANNA&status=arrived",
                "/Appointment?patient=ANNA&status=booked,cancelled",
                "/Appointment?patient=ANNA&date=soon",
                "/Appointment?patient=ANNA&_sort=status",
                "/Appointment?patient=ANNA&_cursor=mine",
                "/Appointment?patient=ANNA&_lastUpdated=2026",
                "/Appointment?patient=ANNA&practitioner=1",
                "/AppointmentResponse",
                "/AppointmentResponse?patient=ANNA&part-status=accepted",
                "/AppointmentResponse?patient=ANNA&_cursor=mine"
            })
    void refusesWhatItWouldOverlook(String query) throws Exception {
        var refused = get(filled(query), "nurse");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(outcome(refused).getIssueFirstRep().getExpression()).isNotEmpty();
    }

    @Test
    void saysInTheCapabilityStatementWhatItTakesAndWhatItIs() throws Exception {
        var statement = parse(CapabilityStatement.class, get("/metadata", null));
        var appointment = resource(statement, "Appointment");
        assertThat(names(appointment))
                .containsExactly(
                        "patient", "actor", "practitioner:identifier", "part-of", "_id", "status", "date", "_sort");
        assertThat(appointment.getDocumentation()).contains("no-basis-partof", "contained");
        assertThat(appointment.getSupportedProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly("http://hl7.no/fhir/StructureDefinition/no-basis-Appointment");
        assertThat(names(resource(statement, "AppointmentResponse")))
                .containsExactly("appointment", "patient", "actor", "practitioner:identifier");
        assertThat(resource(statement, "Patient").hasDocumentation()).isFalse();
    }

    private static CapabilityStatementRestResourceComponent resource(CapabilityStatement statement, String type) {
        return statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(CapabilityStatementRestResourceComponent resource) {
        return resource.getSearchParam().stream()
                .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                .toList();
    }

    private static String filled(String text) {
        return text.replace("ANNA", ANNA)
                .replace("OLAV", OLAV)
                .replace("WHOLE", Meetings.ID)
                .replace("PART", PART);
    }
}
