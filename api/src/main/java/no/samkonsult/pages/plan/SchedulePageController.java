package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.plan.Pause;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** What is measured and when, and pauses, on the page of a plan. */
@Controller("/patients/{id}/plan")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchedulePageController {
    private final PlanPages pages;
    private final Plans plans;
    private final PlannedQuestionnaires forms;
    private final Clock clock;

    SchedulePageController(PlanPages pages, Plans plans, PlannedQuestionnaires forms, Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.forms = forms;
        this.clock = clock;
    }

    @Post("/activities")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var form = new ActivityForm(given, LocalDate.ofInstant(clock.instant(), Page.ZONE));
            if (add(who, new PatientId(id), form)) {
                return PlanPages.done(page, id, true);
            }
            return pages.faulty(page, who, id, form.fields(), given, page.text("plan.faults"));
        });
    }

    private boolean add(Principal who, PatientId patient, ActivityForm form) {
        Optional<String> questionnaire = form.questionnaire();
        return questionnaire.isPresent()
                ? form.schedule()
                        .filter(schedule -> forms.add(who, patient, questionnaire.get(), schedule, null))
                        .isPresent()
                : form.activity()
                        .filter(activity -> plans.add(who, patient, activity))
                        .isPresent();
    }

    @Post("/questionnaires/{planned}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> endForm(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID planned) {
        return PlanPages.done(page, id, forms.end(who, new PatientId(id), planned));
    }

    @Post("/activities/{activity}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> endActivity(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID activity) {
        return PlanPages.done(page, id, plans.endActivity(who, new PatientId(id), activity));
    }

    /** From the beginning of a day, or now where that is today, to the end of another; without it, until further notice. */
    @Post("/pauses")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pause(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            Optional<Pause.Reason> reason = fields.choice("reason", Pause.Reason.class);
            fields.needed("pauseFrom");
            LocalDate from = fields.day("pauseFrom");
            LocalDate last = fields.day("pauseLast");
            LocalDate today = LocalDate.ofInstant(clock.instant(), Page.ZONE);
            if (from != null && (from.isBefore(today) || last != null && last.isBefore(from))) {
                fields.fault(from.isBefore(today) ? "pauseFrom" : "pauseLast", "days");
            }
            if (from == null || !fields.faults().isEmpty()) {
                return pages.faulty(page, who, id, fields, given, page.text("plan.faults"));
            }
            Instant start = from.equals(today) ? clock.instant() : start(from);
            Instant end = last == null ? null : start(last.plusDays(1));
            return PlanPages.done(page, id, plans.pause(who, new PatientId(id), reason.orElseThrow(), start, end));
        });
    }

    @Post("/pauses/{pause}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> endPause(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID pause) {
        return PlanPages.done(page, id, plans.endPause(who, new PatientId(id), pause));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Page.ZONE).toInstant();
    }
}
