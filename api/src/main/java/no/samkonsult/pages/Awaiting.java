package no.samkonsult.pages;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.missing.Missing;
import no.samkonsult.alert.missing.MissingMeasurements;
import no.samkonsult.measurement.again.AskedAgain;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Reads what is waited for of a patient. */
@Singleton
class Awaiting {
    private final AskedAgain again;
    private final MissingMeasurements missing;
    private final Questionnaires questionnaires;

    Awaiting(AskedAgain again, MissingMeasurements missing, Questionnaires questionnaires) {
        this.again = again;
        this.missing = missing;
        this.questionnaires = questionnaires;
    }

    Awaited of(Principal who, PatientId patient) {
        List<Missing> open = missing.ofPatient(who, patient);
        return new Awaited(
                again.of(who, patient),
                open,
                open.isEmpty()
                        ? Map.of()
                        : questionnaires.newest(who).stream()
                                .collect(toMap(Questionnaire::code, Questionnaire::title)));
    }
}
