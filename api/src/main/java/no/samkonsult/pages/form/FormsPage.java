package no.samkonsult.pages.form;

import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.answer.Capacity;
import no.samkonsult.measurement.answer.DueQuestionnaire;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.pages.ReadingNow;
import no.samkonsult.patient.Patient;

/**
 * The questionnaires of a patient.
 *
 * @param capacity as what the reader may answer; none where they may not
 * @param others what is not in the plan, for personnel
 * @param reading who reads the answers now, for those who are not at work
 */
public record FormsPage(
        Patient patient,
        Optional<Capacity> capacity,
        List<DueQuestionnaire> asked,
        List<Questionnaire> others,
        List<Response> earlier,
        Optional<ReadingNow> reading,
        boolean red) {
    private static final int MOST_RECENT = 10;

    /** The newest of the earlier answers; a telephone has room for no more. */
    public List<Response> recent() {
        return earlier.stream().limit(MOST_RECENT).toList();
    }

    public boolean onBehalf() {
        return capacity.filter(each -> each != Capacity.PATIENT).isPresent();
    }

    public String path() {
        return "/patients/%s/forms".formatted(patient.id());
    }
}
