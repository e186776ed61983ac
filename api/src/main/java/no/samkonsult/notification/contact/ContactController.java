package no.samkonsult.notification.contact;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;

/** The page where staff say how they are to be reached. */
@Controller("/me/notifications")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactController {
    private static final String PATH = "/me/notifications";
    private static final String SAVED = "saved";
    private static final String TRIED = "tried";

    private final Contacts contacts;
    private final String inbox;

    ContactController(Contacts contacts, @Value("${samkonsult.messages.inbox}") String inbox) {
        this.contacts = contacts;
        this.inbox = inbox;
    }

    @Get
    HttpResponse<?> page(Page page, Principal who, @QueryValue(defaultValue = "") String done) {
        return Contacts.concerns(who.role()) ? show(HttpStatus.OK, page, who, Map.of(), Map.of(), done) : unknown(page);
    }

    @Post
    HttpResponse<?> save(Page page, Principal who, @Body Map<String, String> values) {
        if (!Contacts.concerns(who.role())) {
            return unknown(page);
        }
        ContactForm form = contacts.read(values);
        if (!form.faults().isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, values, form.faults(), "");
        }
        contacts.save(who, form);
        return HttpResponse.seeOther(URI.create(PATH + "?done=" + SAVED));
    }

    @Post("/test")
    HttpResponse<?> test(Page page, Principal who, @Body Map<String, String> values) {
        if (!Contacts.concerns(who.role())) {
            return unknown(page);
        }
        Channel channel = Arrays.stream(Channel.values())
                .filter(each -> each.name().equals(values.get("channel")))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("channel", "is none of the channels"));
        return contacts.test(who, channel)
                ? HttpResponse.seeOther(URI.create(PATH + "?done=" + TRIED))
                : show(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        page,
                        who,
                        Map.of(),
                        Map.of(ContactForm.field(channel), "contact.fault.test"),
                        "");
    }

    private HttpResponse<String> show(
            HttpStatus status,
            Page page,
            Principal who,
            Map<String, String> typed,
            Map<String, String> faults,
            String done) {
        Contacts.Sheet sheet = contacts.sheet(who, page.texts().language());
        return page.render(
                status,
                "notification/contact",
                Map.of(
                        "sheet", sheet,
                        "typed", typed,
                        "faults", faults,
                        "done", done.matches(SAVED + "|" + TRIED) ? done : "",
                        "secret", contacts.secret(sheet).orElse(""),
                        "places", contacts.webhookPlaces(),
                        "inbox", inbox));
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
