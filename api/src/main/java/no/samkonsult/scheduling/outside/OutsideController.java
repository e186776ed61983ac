package no.samkonsult.scheduling.outside;

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
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.outside.reading.Place;

/** The page of the calendars that one keeps elsewhere. */
@Controller("/me/outside-calendars")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OutsideController {
    private static final String PATH = "/me/outside-calendars";

    private final OutsideDesk desk;
    private final Clock clock;

    OutsideController(OutsideDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> page(Page page, Principal who, @QueryValue(defaultValue = "") String done) {
        return keepsCalendar(who) ? show(HttpStatus.OK, page, who, Map.of(), Map.of(), done, "") : unknown(page);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> fields) {
        if (!keepsCalendar(who)) {
            return unknown(page);
        }
        var form = new OutsideForm(fields);
        Optional<Place> place = form.place();
        if (place.isEmpty()) {
            return refused(page, who, form, page.text("outside.faults"));
        }
        return switch (desk.add(who, place.get())) {
            case Adding.Added() -> shown("added");
            case Adding.Failed(var trouble) ->
                refused(
                        page,
                        who,
                        form,
                        page.text("outside.not-added", page.texts().of("outside.trouble", trouble)));
            case Adding.TooMany() -> refused(page, who, form, page.text("outside.too-many", OutsideDesk.MOST));
        };
    }

    @Post("/{id}/fetch")
    @Consumes(MediaType.ALL)
    HttpResponse<?> fetch(Page page, Principal who, @PathVariable UUID id) {
        return keepsCalendar(who) && desk.fetch(who, id) ? shown("fetched") : unknown(page);
    }

    @Post("/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> remove(Page page, Principal who, @PathVariable UUID id) {
        return keepsCalendar(who) && desk.remove(who, id) ? shown("removed") : unknown(page);
    }

    private HttpResponse<?> refused(Page page, Principal who, OutsideForm form, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form.typed(), form.faults(), "", error);
    }

    private HttpResponse<?> show(
            HttpStatus status,
            Page page,
            Principal who,
            Map<String, String> typed,
            Map<String, String> faults,
            String done,
            String error) {
        return page.render(
                status,
                "scheduling/outside/list",
                Map.of(
                        "calendars",
                        desk.own(who),
                        "now",
                        clock.instant(),
                        "typed",
                        typed,
                        "faults",
                        faults,
                        "done",
                        done.matches("added|fetched|removed") ? done : "",
                        "error",
                        error));
    }

    /** Whoever is asked to consultations, for themselves: a secretary keeps the calendar of the office and no other. */
    private static boolean keepsCalendar(Principal who) {
        return who.role().isHealthPersonnel();
    }

    private static HttpResponse<?> shown(String done) {
        return HttpResponse.seeOther(URI.create(PATH + "?done=" + done));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
