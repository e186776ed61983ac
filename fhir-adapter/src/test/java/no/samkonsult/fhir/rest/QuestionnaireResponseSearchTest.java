package no.samkonsult.fhir.rest;

import static no.samkonsult.fhir.Readings.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Source;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Status;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionnaireResponseSearchTest extends FhirServerFixture {
    @BeforeEach
    void answered() {
        answers.rows.addAll(List.of(
                answers("first", ANNA, "cat", 1, "2026-11-20T08:00:00Z"),
                answers("second", ANNA, "cat", 2, "2026-11-21T08:00:00Z"),
                answers("third", ANNA, "mmrc", 1, "2026-11-22T08:00:00Z"),
                answers("foreign", OLAV, "cat", 1, "2026-11-22T08:00:00Z")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "patient=%s ! third second first",
                "subject=Patient/%s ! third second first",
                "patient=%s&_sort=authored ! first second third",
                "patient=%s&questionnaire=https://samkonsult.no/fhir/Questionnaire/cat ! second first",
                "patient=%s&questionnaire=https://samkonsult.no/fhir/Questionnaire/cat%%7C1 ! first",
                "patient=%s&questionnaire=cat ! second first",
                "patient=%s&questionnaire=https://elsewhere.no/cat ! ''",
                "patient=%s&authored=2026-11-21 ! second",
                "patient=%s&authored=ge2026-11-21&authored=lt2026-11-22 ! second"
            })
    void findsThoseOfOnePatient(String query, String found) {
        assertThat(String.join(" ", ids(fetch("/QuestionnaireResponse?" + query.formatted(ANNA)))))
                .isEqualTo(found);
    }

    @Test
    void givesThemOutPageByPage() {
        Bundle page = fetch("/QuestionnaireResponse?_count=2&patient=" + ANNA);
        assertThat(ids(page)).containsExactly("third", "second");
        assertThat(ids(client("nurse").loadPage().next(page).execute())).containsExactly("first");
    }

    @Test
    void wantsAPatientAndNothingThatItDoesNotKnow() throws Exception {
        assertThat(get("/QuestionnaireResponse", "nurse").statusCode()).isEqualTo(400);
        assertThat(get("/QuestionnaireResponse?status=completed&patient=" + ANNA, "nurse")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/QuestionnaireResponse?authored=soon&patient=" + ANNA, "nurse")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/QuestionnaireResponse?_cursor=mine&patient=" + ANNA, "nurse")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysInTheCapabilityStatementWhatItTakes() throws Exception {
        var statement = parse(CapabilityStatement.class, get("/metadata", null));
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("QuestionnaireResponse"))
                .singleElement()
                .satisfies(resource -> assertThat(resource.getSearchParam())
                        .extracting(CapabilityStatementRestResourceSearchParamComponent::getName)
                        .containsExactly("patient", "subject", "questionnaire", "authored", "_sort"));
    }

    static QuestionnaireResponseRecord answers(
            String id, String patient, String questionnaire, int version, String authored) {
        return new QuestionnaireResponseRecord(
                id,
                patient,
                questionnaire,
                version,
                Status.COMPLETED,
                Instant.parse(authored),
                Source.PATIENT,
                List.of());
    }
}
