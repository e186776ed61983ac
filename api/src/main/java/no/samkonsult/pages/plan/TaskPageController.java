package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.LimitReviews;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** What plans give to do: for the doctor who answers for them, and for the service's desk. */
@Controller("/plans")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TaskPageController {
    private final PlanTasks tasks;
    private final LimitReviews reviews;

    TaskPageController(PlanTasks tasks, LimitReviews reviews) {
        this.tasks = tasks;
        this.reviews = reviews;
    }

    @Serdeable
    record Standing(UUID patient, String kind) {}

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
                        "reviews", tasks.limitsToReview(who),
                        "withoutLimits", tasks.withoutLimits(who),
                        "withoutDoctor", tasks.withoutDoctor(who),
                        "toReview", tasks.toReview(who)));
    }

    /** The limits that somebody asked to have reviewed stand as they are. */
    @Post("/reviews")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stand(Page page, Principal who, @Body Standing standing) {
        boolean done = Kind.ofCode(standing.kind())
                .filter(kind -> reviews.stand(who, new PatientId(standing.patient()), kind.stored()))
                .isPresent();
        return done ? HttpResponse.seeOther(URI.create("/plans/to-confirm")) : PlanPages.unknown(page);
    }

    @Get("/new-limits")
    HttpResponse<?> newLimits(Page page, Principal who) {
        return who.role().isHealthPersonnel()
                ? page.render("plan/new-limits", Map.of("tasks", tasks.toRead(who)))
                : PlanPages.unknown(page);
    }
}
