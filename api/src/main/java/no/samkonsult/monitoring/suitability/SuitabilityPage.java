package no.samkonsult.monitoring.suitability;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.monitoring.suitability.QuestionSet.Question;
import no.samkonsult.patient.Patient;

/**
 * What the page of suitability checks shows.
 *
 * @param questions of the programme that is chosen
 * @param typed what was filled in and could not be taken
 * @param mayMake whether the reader may make one
 */
public record SuitabilityPage(
        Patient patient,
        List<SuitabilityCheck> checks,
        Map<SuitabilityCheck, QuestionSet> asked,
        List<QuestionSet> programmes,
        QuestionSet questions,
        Map<String, String> typed,
        String error,
        boolean mayMake) {
    public String path() {
        return "/patients/%s/suitability".formatted(patient.id());
    }

    public String given(String name) {
        return typed.getOrDefault(name, "");
    }

    /** What a check was asked. */
    public List<Question> questions(SuitabilityCheck check) {
        return Optional.ofNullable(asked.get(check)).map(QuestionSet::questions).orElse(List.of());
    }
}
