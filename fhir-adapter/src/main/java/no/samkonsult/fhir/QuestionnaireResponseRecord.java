package no.samkonsult.fhir;

import java.time.Instant;
import java.util.List;

/** Answers to one version of a questionnaire. */
public record QuestionnaireResponseRecord(
        String id,
        String patientId,
        String questionnaire,
        int version,
        Status status,
        Instant authored,
        Source source,
        List<Item> items) {
    public QuestionnaireResponseRecord {
        items = List.copyOf(items);
    }

    /** Whether they count. */
    public enum Status {
        COMPLETED,
        ENTERED_IN_ERROR
    }

    /** Who gave them. */
    public enum Source {
        PATIENT,
        NEXT_OF_KIN,
        STAFF
    }

    /** A question that was answered. */
    public record Item(String linkId, String text, Answer answer) {}

    /** What was answered. */
    public sealed interface Answer {
        /** An option of the questionnaire's own. */
        record Chosen(String code, String display) implements Answer {}

        record Whole(int value) implements Answer {}
    }
}
