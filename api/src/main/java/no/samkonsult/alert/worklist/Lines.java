package no.samkonsult.alert.worklist;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Worklist.Line;
import no.samkonsult.measurement.unexpected.Unexpected;
import no.samkonsult.measurement.unexpected.UnexpectedReadings;
import no.samkonsult.measurement.unexpected.UnexpectedReadings.Reading;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.monitoring.questionnaire.Wording;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Alerts as lines, with what must be looked up to say what they are about: for all of a list at once. */
@Singleton
public class Lines {
    private static final String MISSING_ANSWER = "missing-answer";

    private final Questionnaires questionnaires;
    private final UnexpectedReadings unexpected;
    private final Clock clock;

    Lines(Questionnaires questionnaires, UnexpectedReadings unexpected, Clock clock) {
        this.questionnaires = questionnaires;
        this.unexpected = unexpected;
        this.clock = clock;
    }

    /** In their order. The caller records that they were read. */
    @Acting
    public List<Line> of(Principal who, List<Alert> alerts) {
        Instant now = clock.instant();
        Map<String, Wording> titles = titles(who, alerts);
        Map<Reading, Unexpected> marks = unexpected.among(
                who, alerts.stream().flatMap(each -> reading(each).stream()).toList());
        return alerts.stream()
                .map(alert -> new Line(
                        alert,
                        who.person().value().equals(alert.takenBy()),
                        now,
                        titles.get(alert.ruleSubject()),
                        reading(alert).map(marks::get).orElse(null)))
                .toList();
    }

    /** What questionnaires are called whose answers are missing, by their codes. */
    private Map<String, Wording> titles(Principal who, List<Alert> alerts) {
        return alerts.stream().noneMatch(each -> each.ruleName().equals(MISSING_ANSWER))
                ? Map.of()
                : questionnaires.newest(who).stream().collect(toMap(Questionnaire::code, Questionnaire::title));
    }

    private static Optional<Reading> reading(Alert alert) {
        Instant at = alert.effectiveAt();
        return at == null
                ? Optional.empty()
                : alert.measured().map(kind -> new Reading(new PatientId(alert.patientId()), kind, at));
    }
}
