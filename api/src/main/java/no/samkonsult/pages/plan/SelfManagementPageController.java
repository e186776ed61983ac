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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.monitoring.plan.SelfManagement.Actions;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;

/** Writing and confirming what a patient does in each zone, on the page of the plan. */
@Controller("/patients/{id}/plan/self-management")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SelfManagementPageController {
    private final PlanPages pages;
    private final SelfManagements selfManagements;

    SelfManagementPageController(PlanPages pages, SelfManagements selfManagements) {
        this.pages = pages;
        this.selfManagements = selfManagements;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> write(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            try {
                return PlanPages.done(page, id, selfManagements.write(who, new PatientId(id), actions(given)));
            } catch (InvalidInput invalid) {
                String fault = page.text(
                        "self.fault",
                        page.text("self.zone." + invalid.field().toUpperCase(Locale.ROOT)),
                        Actions.LONGEST);
                return pages.faulty(page, who, id, new Fields(Map.of()), given, fault);
            }
        });
    }

    @Post("/{version}/confirm")
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirm(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID version) {
        return PlanPages.done(page, id, selfManagements.confirm(who, new PatientId(id), version));
    }

    private static Actions actions(Map<String, String> given) {
        return new Actions(
                given.getOrDefault("green", "").strip(),
                given.getOrDefault("yellow", "").strip(),
                given.getOrDefault("red", "").strip());
    }
}
