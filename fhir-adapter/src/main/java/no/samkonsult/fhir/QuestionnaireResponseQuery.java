package no.samkonsult.fhir;

import no.samkonsult.fhir.ObservationQuery.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which of one patient's answers to questionnaires, in which order.
 *
 * @param questionnaire the one that was answered; absent for every one
 * @param order by the time of answering
 * @param count most rows in a page, 1 or more
 * @param cursor what an earlier page of the same query gave out; absent for the first
 */
public record QuestionnaireResponseQuery(
        String patientId,
        @Nullable Asked questionnaire,
        InstantRange authored,
        Order order,
        int count,
        @Nullable String cursor) {
    /**
     * A questionnaire by its code.
     *
     * @param version absent for every version
     */
    public record Asked(String code, @Nullable Integer version) {}
}
