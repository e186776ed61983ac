package no.samkonsult.fhir.map;

import java.util.Date;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Answer;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Item;
import no.samkonsult.fhir.QuestionnaireResponseRecord.Status;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Answers to a questionnaire as a QuestionnaireResponse. What they mean stays with the service: R4 has no place for it. */
public final class QuestionnaireResponseMapping {
    private QuestionnaireResponseMapping() {}

    public static QuestionnaireResponse toResource(QuestionnaireResponseRecord row) {
        var resource = new QuestionnaireResponse();
        resource.setId(row.id());
        resource.setQuestionnaire("%s%s|%d".formatted(Systems.QUESTIONNAIRE, row.questionnaire(), row.version()))
                .setStatus(status(row.status()))
                .setSubject(new Reference("Patient/" + row.patientId()))
                .setAuthored(Date.from(row.authored()))
                .setSource(source(row));
        row.items().forEach(item -> add(resource, row, item));
        return resource;
    }

    private static QuestionnaireResponseStatus status(Status status) {
        return switch (status) {
            case COMPLETED -> QuestionnaireResponseStatus.COMPLETED;
            case ENTERED_IN_ERROR -> QuestionnaireResponseStatus.ENTEREDINERROR;
        };
    }

    /** Others than the patient are told by what they are and not by name. */
    private static Reference source(QuestionnaireResponseRecord row) {
        return switch (row.source()) {
            case PATIENT -> new Reference("Patient/" + row.patientId());
            case NEXT_OF_KIN -> new Reference().setType("RelatedPerson").setDisplay("Next of kin");
            case STAFF -> new Reference().setType("Practitioner").setDisplay("Health personnel");
        };
    }

    private static void add(QuestionnaireResponse resource, QuestionnaireResponseRecord row, Item item) {
        resource.addItem()
                .setLinkId(item.linkId())
                .setText(item.text())
                .addAnswer()
                .setValue(value(row, item.answer()));
    }

    private static Type value(QuestionnaireResponseRecord row, Answer answer) {
        return switch (answer) {
            case Answer.Chosen(String code, String display) ->
                new Coding(Systems.QUESTIONNAIRE + row.questionnaire(), code, display);
            case Answer.Whole(int value) -> new IntegerType(value);
        };
    }
}
