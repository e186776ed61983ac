package no.samkonsult.fhir;

import java.util.Optional;

/** The answers to questionnaires a caller may see. A foreign patient or answer, or an id of another form, answers like a missing one. */
public interface QuestionnaireResponsePort {
    Optional<QuestionnaireResponseRecord> read(Caller caller, String id);

    /**
     * One page, in the query's order, strictly after its cursor.
     *
     * @throws InvalidCursorException when this port never gave out the cursor
     */
    Page<QuestionnaireResponseRecord> search(Caller caller, QuestionnaireResponseQuery query);
}
