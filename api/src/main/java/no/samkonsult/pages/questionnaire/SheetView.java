package no.samkonsult.pages.questionnaire;

import java.util.Optional;
import no.samkonsult.monitoring.questionnaire.Questionnaire;

/**
 * The page of a questionnaire that is being written.
 *
 * @param path where its form is sent
 * @param revision that the form was drawn from
 * @param version the one that would be published
 * @param preview as the patient would see it
 * @param error what is wrong; empty: nothing
 */
public record SheetView(
        String path, int revision, int version, Sheet sheet, Optional<Questionnaire> preview, String error) {
    public boolean isNew() {
        return path.endsWith("/new");
    }
}
