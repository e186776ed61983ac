package no.samkonsult.pages.form;

import java.util.Map;
import java.util.Set;
import no.samkonsult.monitoring.questionnaire.Questionnaire;

/**
 * One questionnaire to be answered.
 *
 * @param given what was answered already, by link id
 * @param faults the questions whose answer cannot be taken, or is missing
 * @param error what is wrong with the whole; empty: nothing
 * @param incomplete whether it may be sent as it is, though something is missing
 */
public record FormPage(
        FormsPage forms,
        Questionnaire questionnaire,
        Map<String, String> given,
        Set<String> faults,
        String error,
        boolean incomplete) {
    public String given(String linkId) {
        return given.getOrDefault(linkId, "");
    }
}
