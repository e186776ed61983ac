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
import java.util.UUID;
import no.samkonsult.monitoring.contact.ContactNurses;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Contact nurses on the page of a plan. */
@Controller("/patients/{id}/plan/contacts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactPageController {
    private final PlanPages pages;
    private final ContactNurses contacts;

    ContactPageController(PlanPages pages, ContactNurses contacts) {
        this.pages = pages;
        this.contacts = contacts;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            var patient = new PatientId(id);
            boolean added = contacts.choices(who, patient).stream()
                    .filter(each -> each.id().toString().equals(fields.given("contact")))
                    .anyMatch(each -> contacts.add(who, patient, each.id()));
            if (added) {
                return PlanPages.done(page, id, true);
            }
            fields.fault("contact", "choice");
            return pages.faulty(page, who, id, fields, given, page.text("plan.contact.impossible"));
        });
    }

    @Post("/{contact}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID contact) {
        return PlanPages.done(page, id, contacts.end(who, new PatientId(id), contact));
    }
}
