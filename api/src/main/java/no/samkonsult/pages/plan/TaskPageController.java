package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** What plans give to do: for the doctor who answers for them, and for the service's desk. */
@Controller("/plans")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TaskPageController {
    private final PlanTasks tasks;

    TaskPageController(PlanTasks tasks) {
        this.tasks = tasks;
    }

    @Get("/to-confirm")
    HttpResponse<?> toConfirm(Page page, Principal who) {
        if (!who.role().isHealthPersonnel()) {
            return PlanPages.unknown(page);
        }
        return page.render(
                "plan/to-confirm",
                Map.of(
                        "doctor", PlanGround.isDoctor(who.role()),
                        "proposals", tasks.toConfirm(who),
                        "withoutLimits", tasks.withoutLimits(who),
                        "withoutDoctor", tasks.withoutDoctor(who),
                        "toReview", tasks.toReview(who)));
    }

    @Get("/new-limits")
    HttpResponse<?> newLimits(Page page, Principal who) {
        return who.role().isHealthPersonnel()
                ? page.render("plan/new-limits", Map.of("tasks", tasks.toRead(who)))
                : PlanPages.unknown(page);
    }
}
