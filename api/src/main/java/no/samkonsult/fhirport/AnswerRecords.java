package no.samkonsult.fhirport;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Answer;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Item;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Source;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Status;
import no.samkonsult.measurement.answer.Capacity;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.monitoring.questionnaire.Item.Choice;
import no.samkonsult.monitoring.questionnaire.Item.Whole;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.shared.PatientId;

/** Writes answers as the FHIR adapter wants them, with the questions in the words of the version that was answered. */
final class AnswerRecords {
    /** Nynorsk, which every questionnaire has. */
    private static final String LANGUAGE = "nn";

    private AnswerRecords() {}

    static QuestionnaireResponseRecord of(PatientId patient, Response response, Optional<Questionnaire> asked) {
        return new QuestionnaireResponseRecord(
                response.id().toString(),
                patient.toString(),
                response.questionnaire(),
                response.version(),
                response.counts() ? Status.COMPLETED : Status.ENTERED_IN_ERROR,
                response.authoredAt(),
                source(response.capacity()),
                asked.map(questionnaire -> items(questionnaire, response)).orElseGet(List::of));
    }

    private static Source source(Capacity capacity) {
        return switch (capacity) {
            case PATIENT -> Source.PATIENT;
            case NEXT_OF_KIN -> Source.NEXT_OF_KIN;
            case STAFF -> Source.STAFF;
        };
    }

    private static List<Item> items(Questionnaire questionnaire, Response response) {
        return questionnaire.item().stream()
                .flatMap(item -> answer(item, response.answers().of(item.linkId()))
                        .map(answer -> new Item(item.linkId(), item.text().in(LANGUAGE), answer)))
                .toList();
    }

    private static Stream<Answer> answer(no.samkonsult.monitoring.questionnaire.Item item, String given) {
        return switch (item) {
            case Choice choice ->
                choice.option(given).stream()
                        .map(option ->
                                new Answer.Chosen(option.code(), option.text().in(LANGUAGE)));
            case Whole whole -> whole.value(given).stream().mapToObj(Answer.Whole::new);
        };
    }
}
