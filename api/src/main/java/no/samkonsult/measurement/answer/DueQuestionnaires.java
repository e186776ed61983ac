package no.samkonsult.measurement.answer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samkonsult.monitoring.plan.Pause;
import no.samkonsult.monitoring.plan.PlanView;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaire;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.monitoring.schedule.ScheduleRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Tells which questionnaires a patient's plan asks, and which of them are to be answered now. */
@Singleton
public class DueQuestionnaires {
    private final Plans plans;
    private final PlannedQuestionnaires planned;
    private final Questionnaires questionnaires;
    private final Clock clock;

    DueQuestionnaires(Plans plans, PlannedQuestionnaires planned, Questionnaires questionnaires, Clock clock) {
        this.plans = plans;
        this.planned = planned;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /** One for each that the plan asks, those due first. @param latest the patient's latest answers, newest first */
    @Acting
    public List<DueQuestionnaire> of(Principal who, PatientId patient, List<Response> latest) {
        Optional<PlanView> plan = plans.find(who, patient);
        List<PlannedQuestionnaire> asked = plan.isEmpty() ? List.of() : planned.of(who, patient);
        List<TimeRange> pauses = plan.stream()
                .flatMap(view -> view.pauses().stream())
                .map(DueQuestionnaires::range)
                .toList();
        Instant now = clock.instant();
        return asked.stream()
                .map(PlannedQuestionnaire::code)
                .distinct()
                .flatMap(code -> questionnaires.newest(who, code).stream())
                .map(questionnaire -> due(questionnaire, asked, pauses, latest, now))
                .sorted(Comparator.comparing(DueQuestionnaire::isDue).reversed())
                .toList();
    }

    private static DueQuestionnaire due(
            Questionnaire questionnaire,
            List<PlannedQuestionnaire> asked,
            List<TimeRange> pauses,
            List<Response> latest,
            Instant now) {
        Optional<Instant> answered = latest.stream()
                .filter(response ->
                        response.counts() && response.questionnaire().equals(questionnaire.code()))
                .map(Response::authoredAt)
                .findFirst();
        Optional<Instant> until = asked.stream()
                .filter(each -> each.code().equals(questionnaire.code()))
                .flatMap(each ->
                        ScheduleRules.open(now, each.schedule(), range(each.from(), each.until()), pauses).stream())
                .filter(window -> answered.filter(window::contains).isEmpty())
                .map(TimeRange::end)
                .min(Comparator.naturalOrder());
        return new DueQuestionnaire(questionnaire, until, answered);
    }

    private static TimeRange range(Pause pause) {
        return range(pause.from(), pause.until());
    }

    private static TimeRange range(Instant from, @Nullable Instant until) {
        return TimeRange.of(from, Objects.requireNonNullElse(until, Instant.MAX));
    }
}
