package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Answer;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Item;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Source;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Status;
import no.samkonsult.fhir.Readings;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionnaireResponseMappingTest {
    @ParameterizedTest
    @EnumSource
    void satisfiesTheValidatorWhoeverAnswered(Source source) {
        assertThat(R4Validation.BASE.errors(QuestionnaireResponseMapping.toResource(answers(Status.COMPLETED, source))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, completed", "ENTERED_IN_ERROR, entered-in-error"})
    void saysWhetherTheyCount(Status status, String code) {
        assertThat(QuestionnaireResponseMapping.toResource(answers(status, Source.PATIENT))
                        .getStatus()
                        .toCode())
                .isEqualTo(code);
    }

    @Test
    void namesTheVersionThatWasAnsweredAndWhatWasSaidToEachQuestion() {
        var resource = QuestionnaireResponseMapping.toResource(answers(Status.COMPLETED, Source.STAFF));
        assertThat(resource.getQuestionnaire()).isEqualTo("https://samkonsult.no/fhir/Questionnaire/copd-daily|1");
        assertThat(resource.getSubject().getReference()).isEqualTo("Patient/" + Readings.ANNA);
        assertThat(resource.getSource().getReference()).isNull();
        assertThat(resource.getSource().getDisplay()).isEqualTo("Health personnel");
        assertThat(resource.getItem()).hasSize(2);
        assertThat(resource.getItem().getFirst().getAnswerFirstRep().getValue())
                .isInstanceOfSatisfying(
                        Coding.class, coding -> assertThat(coding.getCode()).isEqualTo("no"));
        assertThat(resource.getItem().getLast().getAnswerFirstRep().getValue())
                .isInstanceOfSatisfying(
                        IntegerType.class, value -> assertThat(value.getValue()).isEqualTo(24));
    }

    private static QuestionnaireResponseRecord answers(Status status, Source source) {
        return new QuestionnaireResponseRecord(
                "0b8a3b60",
                Readings.ANNA,
                "copd-daily",
                1,
                status,
                Instant.parse("2026-11-22T08:00:00Z"),
                source,
                List.of(
                        new Item("rest", "Er du tungpusten?", new Answer.Chosen("no", "Nei")),
                        new Item("total", "Kva vart summen?", new Answer.Whole(24))));
    }
}
