package no.samkonsult.alert.worklist;

import io.micronaut.http.HttpParameters;
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
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.alert.Desk;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.RedirectRules;
import no.samkonsult.registry.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The worklist of a desk as a page that keeps itself up to date. */
@Controller("/worklist")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WorklistController {
    private final Desk desk;
    private final DeskReading reading;
    private final Watch watch;
    private final LiveNotices notices;
    private final Access access;

    WorklistController(Desk desk, DeskReading reading, Watch watch, LiveNotices notices, Access access) {
        this.desk = desk;
        this.reading = reading;
        this.watch = watch;
        this.notices = notices;
        this.access = access;
    }

    /** {@code next} is the page to go back to. */
    @Serdeable
    record Taking(String next) {}

    /** @param before when the page was begun that shows what is to be closed */
    @Serdeable
    record Bulk(@Nullable String cause, long before) {}

    @Get
    HttpResponse<?> page(Page page, Principal who, HttpParameters parameters) {
        DeskReading.Begun begun = reading.begin(who, Filter.of(parameters));
        Map<String, Object> parts = parts(begun.opened(), "");
        parts.put("plans", begun.plans());
        return page.render("alert/worklist", parts);
    }

    @Get("/list")
    HttpResponse<?> list(Page page, Principal who, HttpParameters parameters) {
        return list(page, who, Filter.of(parameters), "");
    }

    @Get("/changes")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> changes(Principal who, @QueryValue(defaultValue = "0") long since) {
        return notices.stream(desk.topics(who), Instant.ofEpochMilli(since), access.losses(who));
    }

    @Post("/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(
            Page page, Principal who, @PathVariable UUID id, @Body Taking taking, HttpParameters parameters) {
        return answer(page, who, taking, parameters, desk.acknowledge(who, id), "alert.taken.you");
    }

    @Post("/{id}/hand-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handBack(
            Page page, Principal who, @PathVariable UUID id, @Body Taking taking, HttpParameters parameters) {
        return answer(page, who, taking, parameters, desk.handBack(who, id), "alert.handed-back");
    }

    private HttpResponse<?> answer(
            Page page, Principal who, Taking taking, HttpParameters parameters, Desk.Result result, String done) {
        return switch (result) {
            case Desk.Result.Done() -> changed(page, who, taking, parameters, page.text(done));
            case Desk.Result.HeldBy(String name) ->
                changed(page, who, taking, parameters, page.text("alert.taken.other", name));
            case Desk.Result.AlreadyClosed() ->
                changed(page, who, taking, parameters, page.text("alert.closed.before"));
            case Desk.Result.NoteNeeded _, Desk.Result.TriesNeeded _, Desk.Result.Unknown _ -> unknown(page);
        };
    }

    @Post("/technical/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> closeAll(Page page, Principal who, @Body Bulk bulk, HttpParameters parameters) {
        int closed = reading.closeAll(
                who, Objects.requireNonNullElse(bulk.cause(), ""), Instant.ofEpochMilli(bulk.before()));
        var shown = new Taking("/worklist" + Filter.of(parameters).query());
        return changed(page, who, shown, parameters, page.text("technical.closed", closed));
    }

    private Map<String, Object> parts(DeskReading.Opened opened, String message) {
        return new HashMap<>(Map.of(
                "view",
                opened.view(),
                "lastReceived",
                opened.lastReceived(),
                "outage",
                watch.outage(),
                "gaps",
                opened.gaps(),
                "message",
                message));
    }

    private HttpResponse<String> list(Page page, Principal who, Filter filter, String message) {
        return page.render("alert/list", parts(reading.open(who, filter), message));
    }

    /** The list anew, for a page that scripts keep; a browser without them opens the page again. */
    private HttpResponse<?> changed(
            Page page, Principal who, Taking taking, HttpParameters parameters, String message) {
        return page.fragment()
                ? list(page, who, Filter.of(parameters), message)
                : HttpResponse.seeOther(RedirectRules.ownPath(taking.next()));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
