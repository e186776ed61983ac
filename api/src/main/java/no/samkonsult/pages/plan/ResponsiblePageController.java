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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.plan.Doctor;
import no.samkonsult.monitoring.plan.Responsibility;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Handing the responsibility for a plan over on its page. */
@Controller("/patients/{id}/plan/responsible")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponsiblePageController {
    private final PlanPages pages;
    private final Responsibility responsibility;

    ResponsiblePageController(PlanPages pages, Responsibility responsibility) {
        this.pages = pages;
        this.responsibility = responsibility;
    }

    /** {@code doctor} is a person and where they work: {@code <person>/<organisation>}. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> offer(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            String chosen = fields.needed("doctor");
            Responsibility.Result result = doctor(who, id, chosen)
                    .map(doctor -> responsibility.offer(who, new PatientId(id), doctor.id(), doctor.organisationId()))
                    .orElse(Responsibility.Result.UNKNOWN);
            return switch (result) {
                case DONE -> PlanPages.done(page, id, true);
                case NOT_YOURS -> pages.faulty(page, who, id, fields, given, page.text("plan.doctor.not-yours"));
                case UNKNOWN -> {
                    fields.fault("doctor", "choice");
                    yield pages.faulty(page, who, id, fields, given, page.text("plan.doctor.impossible"));
                }
            };
        });
    }

    @Post("/{offer}/accept")
    @Consumes(MediaType.ALL)
    HttpResponse<?> accept(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID offer) {
        return PlanPages.done(page, id, responsibility.accept(who, new PatientId(id), offer));
    }

    @Post("/{offer}/decline")
    @Consumes(MediaType.ALL)
    HttpResponse<?> decline(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID offer) {
        return PlanPages.done(page, id, responsibility.decline(who, new PatientId(id), offer));
    }

    private Optional<Doctor> doctor(Principal who, UUID id, String chosen) {
        return responsibility.doctors(who, new PatientId(id)).stream()
                .filter(each -> chosen.equals(each.id() + "/" + each.organisationId()))
                .findFirst();
    }
}
