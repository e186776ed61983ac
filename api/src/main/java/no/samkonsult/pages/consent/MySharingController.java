package no.samkonsult.pages.consent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.representation.Representing;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;

/** Who sees what of the patient's own record, and sharing it with next of kin. */
@Controller("/my/sharing")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MySharingController {
    private static final String SHARING = "/my/sharing";

    private final Representing representing;
    private final Access access;

    MySharingController(Representing representing, Access access) {
        this.representing = representing;
        this.access = access;
    }

    @Get
    HttpResponse<?> sharing(Page page, Principal who, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, who, saved, "");
    }

    @Post
    HttpResponse<?> share(Page page, Principal who, @Body Map<String, String> values) {
        var fields = new Fields(values);
        var person = new PersonId(fields.id("person"));
        return switch (representing.share(
                who, person, fields.parts(), page.texts().language())) {
            case DONE -> Answers.saved(SHARING);
            case UNCHANGED -> again(page, who, page.text("sharing.already"));
            case INCOMPLETE -> again(page, who, page.text("sharing.parts.needed"));
            case TOO_YOUNG, TOO_OLD -> again(page, who, page.text("sharing.too-young.own"));
            case UNKNOWN -> Answers.unknown(page);
        };
    }

    @Post("/{id}/end")
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID id) {
        return access.own(who)
                .map(own -> representing.end(who, own, id))
                .filter(result -> result == Representing.Result.DONE)
                .<HttpResponse<?>>map(_ -> Answers.saved(SHARING))
                .orElseGet(() -> Answers.unknown(page));
    }

    private HttpResponse<?> again(Page page, Principal who, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, false, error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, boolean saved, String error) {
        return access.own(who)
                .flatMap(own -> representing.sheet(who, own))
                .<HttpResponse<?>>map(sheet ->
                        page.render(status, "consent/sharing", Map.of("sheet", sheet, "saved", saved, "error", error)))
                .orElseGet(() -> Answers.unknown(page));
    }
}
