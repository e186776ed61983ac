package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.monitoring.limit.Applying;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** The page of a patient's monitoring plan: starting one, by a template or without, and reading new limits. */
@Controller("/patients/{id}/plan")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanPageController {
    private final PlanPages pages;
    private final Plans plans;
    private final Applying applying;
    private final PlanTasks tasks;
    private final Clock clock;

    PlanPageController(PlanPages pages, Plans plans, Applying applying, PlanTasks tasks, Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.applying = applying;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> show(Page page, Principal who, @PathVariable UUID id) {
        return pages.show(page, who, id);
    }

    /** A plan that has begun goes on. */
    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> start(Page page, Principal who, @PathVariable UUID id) {
        return pages.change(page, who, id, () -> {
            plans.start(who, new PatientId(id));
            return PlanPages.done(page, id, true);
        });
    }

    /** A day that is not over, or none. */
    @Post("/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> review(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            LocalDate by = fields.day("reviewBy");
            if (by != null && by.isBefore(LocalDate.ofInstant(clock.instant(), Page.ZONE))) {
                fields.fault("reviewBy", "days-over");
            }
            return fields.faults().isEmpty()
                    ? PlanPages.done(page, id, plans.review(who, new PatientId(id), by))
                    : pages.faulty(page, who, id, fields, given, page.text("plan.faults"));
        });
    }

    @Post("/template")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> apply(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            String template = fields.needed("template");
            if (applying.apply(who, new PatientId(id), template)) {
                return PlanPages.done(page, id, true);
            }
            fields.fault("template", "choice");
            return pages.faulty(page, who, id, fields, given, page.text("plan.template.impossible"));
        });
    }

    @Post("/limits/{set}/acknowledge")
    @Consumes(MediaType.ALL)
    HttpResponse<?> acknowledge(Page page, Principal who, @PathVariable UUID id, @PathVariable int set) {
        return PlanPages.done(page, id, tasks.acknowledge(who, new PatientId(id), set));
    }
}
