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
import no.samkonsult.access.bar.Bars;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** The patient's bars: registering one, after being told who is left; lifting one. No staff page knows of any. */
@Controller("/my/bars")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MyBarsController {
    private static final String BARS = "/my/bars";

    private final Bars bars;

    MyBarsController(Bars bars) {
        this.bars = bars;
    }

    @Get
    HttpResponse<?> bars(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "") String name,
            @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, who, name, saved, "");
    }

    /** What the bar would leave, before it is registered. */
    @Post("/check")
    HttpResponse<?> check(Page page, Principal who, @Body Map<String, String> values) {
        var fields = new Fields(values);
        if (fields.value("party").isEmpty() || fields.parts().isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, "", false, page.text("bar.incomplete"));
        }
        return bars.draft(who, fields.id("party"), fields.parts())
                .<HttpResponse<?>>map(draft -> page.render("consent/bar-confirm", Map.of("draft", draft)))
                .orElseGet(() -> Answers.unknown(page));
    }

    @Post
    HttpResponse<?> register(Page page, Principal who, @Body Map<String, String> values) {
        var fields = new Fields(values);
        return bars.register(who, fields.id("party"), fields.parts()) ? Answers.saved(BARS) : Answers.unknown(page);
    }

    @Post("/{id}/lift")
    HttpResponse<?> lift(Page page, Principal who, @PathVariable UUID id) {
        return bars.lift(who, id) ? Answers.saved(BARS) : Answers.unknown(page);
    }

    private HttpResponse<?> show(
            HttpStatus status, Page page, Principal who, String name, boolean saved, String error) {
        return bars.sheet(who, name)
                .<HttpResponse<?>>map(sheet -> page.render(
                        status, "consent/bars", Map.of("sheet", sheet, "name", name, "saved", saved, "error", error)))
                .orElseGet(() -> Answers.unknown(page));
    }
}
