package no.samkonsult.pages;

import java.util.List;
import java.util.Map;
import no.samkonsult.alert.missing.Missing;
import no.samkonsult.alert.missing.Subject;
import no.samkonsult.measurement.again.AskedAgain.Asked;
import no.samkonsult.monitoring.questionnaire.Wording;
import no.samkonsult.platform.Page;

/**
 * What is waited for of a patient: measurements that are to be made again, and what has not come.
 *
 * @param titles of questionnaires, by their codes
 */
public record Awaited(List<Asked> again, List<Missing> missing, Map<String, Wording> titles) {
    static final Awaited NOTHING = new Awaited(List.of(), List.of(), Map.of());

    public boolean isNothing() {
        return again.isEmpty() && missing.isEmpty();
    }

    /** What a measurement or a questionnaire is called. */
    public String name(Page page, Missing item) {
        return switch (item.subject()) {
            case Subject.Measured(var kind) -> page.texts().of("kind", kind);
            case Subject.Asked(String code) -> {
                Wording title = titles.get(code);
                yield title == null ? code : title.in(page.texts().language());
            }
        };
    }
}
