package no.samkonsult.scheduling.resource;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Rooms and equipment as an office writes them: what there is, and when it is to be had. */
@Controller("/resources")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceController {
    private final ResourceDesk desk;

    ResourceController(ResourceDesk desk) {
        this.desk = desk;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return list(HttpStatus.OK, page, who, Map.of(), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new ResourceForm(fields);
        return form.wish()
                .<HttpResponse<?>>map(wish -> answer(page, desk.add(who, wish)))
                .orElseGet(() -> list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, fields, form.faults(page)));
    }

    @Get("/{id}")
    HttpResponse<?> one(Page page, Principal who, @PathVariable UUID id) {
        return one(HttpStatus.OK, page, who, id, Map.of(), "");
    }

    @Post("/{id}/hours")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> hours(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new ResourceForm(fields);
        return form.hours()
                .<HttpResponse<?>>map(week -> answer(page, desk.setHours(who, id, week)))
                .orElseGet(() -> one(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, form.faults(page)));
    }

    @Post("/{id}/close")
    @Consumes(MediaType.ALL)
    HttpResponse<?> close(Page page, Principal who, @PathVariable UUID id) {
        return answer(page, desk.close(who, id));
    }

    private HttpResponse<?> list(HttpStatus status, Page page, Principal who, Map<String, String> typed, String error) {
        return desk.own(who)
                .<HttpResponse<?>>map(resources -> page.render(
                        status,
                        "scheduling/resource/list",
                        Map.of("resources", resources, "typed", typed, "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> one(
            HttpStatus status, Page page, Principal who, UUID id, Map<String, String> typed, String error) {
        return desk.find(who, id)
                .<HttpResponse<?>>map(resource -> page.render(
                        status,
                        "scheduling/resource/one",
                        Map.of("resource", resource, "typed", typed, "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> answer(Page page, boolean done) {
        return done ? HttpResponse.seeOther(URI.create("/resources")) : unknown(page);
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
