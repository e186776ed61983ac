package no.samkonsult.scheduling.immediate;

import io.micronaut.http.HttpRequest;
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
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Told;
import org.reactivestreams.Publisher;

/** Immediate consultations as pages: whom to ring, who has answered, and answering. */
@Controller("/immediate")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImmediatePageController {
    private static final CallForm NOTHING = new CallForm(Map.of());

    private final CallDesk desk;
    private final CallReading reading;
    private final Answering answering;
    private final LiveNotices notices;
    private final Access access;

    ImmediatePageController(
            CallDesk desk, CallReading reading, Answering answering, LiveNotices notices, Access access) {
        this.desk = desk;
        this.reading = reading;
        this.answering = answering;
        this.notices = notices;
        this.access = access;
    }

    /** Those that ring for oneself now, and those one has made. */
    @Get
    HttpResponse<?> mine(Page page, Principal who) {
        if (!who.role().meets() || who.role().isPrivate()) {
            return unknown(page);
        }
        return page.render(
                "scheduling/immediate/list", Map.of("waiting", reading.waitingFor(who), "made", reading.madeBy(who)));
    }

    /** The part of other pages that tells of being rung. */
    @Get("/waiting")
    HttpResponse<?> waiting(Page page, Principal who) {
        return page.render("scheduling/immediate/waiting", Map.of("waiting", reading.waitingFor(who)));
    }

    @Get("/changes")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> changes(Principal who, @QueryValue(defaultValue = "0") long since) {
        return stream(CallNews.topic(who.person()), who, since);
    }

    @Get("/new")
    HttpResponse<?> form(HttpRequest<?> request, Page page, Principal who) {
        return form(HttpStatus.OK, page, who, new CallForm(fields(request)), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> call(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new CallForm(fields);
        Optional<String> fault = form.faultWithPlace(page);
        if (fault.isPresent()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, fault.get());
        }
        return switch (desk.call(who, form.wish())) {
            case Outcome.Done(UUID id) -> shown(id);
            case Outcome.Already already -> already(already, page, who, form);
            case Outcome.Closed() -> form(HttpStatus.CONFLICT, page, who, form, page.text("immediate.closed"));
            case Outcome.CallerOccupied() ->
                form(HttpStatus.CONFLICT, page, who, form, page.text("immediate.occupied.caller"));
            case Outcome.PatientOccupied() ->
                form(HttpStatus.CONFLICT, page, who, form, page.text("immediate.occupied.patient"));
            case Outcome.Unknown() -> unknown(page);
        };
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, Page page, Principal who, @PathVariable UUID id) {
        return detail(HttpStatus.OK, page, who, id, new CallForm(fields(request)), "");
    }

    @Get("/{id}/changes")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> changes(Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "0") long since) {
        if (!reading.isVisible(who, id)) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "unknown");
        }
        return stream(CallNews.topic(id), who, since);
    }

    @Post("/{id}/rings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ringMore(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new CallForm(fields);
        Optional<String> fault = form.fault(page);
        if (fault.isPresent()) {
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, form, fault.get());
        }
        return told(desk.ringMore(who, id, form.whom()), page, who, id);
    }

    @Post("/{id}/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(Page page, Principal who, @PathVariable UUID id) {
        return told(desk.stop(who, id), page, who, id);
    }

    @Post("/{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        boolean yes = ImmediateRequests.isYes(fields.get("answer"));
        return switch (answering.answer(who, id, yes)) {
            case Answered.Joined(UUID consultation) ->
                HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(consultation, Told.JOINED)));
            case Answered.Declined(), Answered.Covered(), Answered.Closed() -> shown(id);
            case Answered.Occupied() ->
                detail(HttpStatus.CONFLICT, page, who, id, NOTHING, page.text("immediate.occupied.you"));
            case Answered.OthersOccupied() ->
                detail(HttpStatus.CONFLICT, page, who, id, NOTHING, page.text("immediate.occupied.others"));
            case Answered.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> already(Outcome.Already already, Page page, Principal who, CallForm form) {
        UUID id = already.id();
        return id == null
                ? form(HttpStatus.CONFLICT, page, who, form, page.text("immediate.already.other"))
                : shown(id);
    }

    private HttpResponse<?> told(Outcome outcome, Page page, Principal who, UUID id) {
        return switch (outcome) {
            case Outcome.Done _ -> shown(id);
            case Outcome.Already _ ->
                detail(HttpStatus.CONFLICT, page, who, id, NOTHING, page.text("immediate.already.other"));
            case Outcome.CallerOccupied(), Outcome.PatientOccupied(), Outcome.Closed() ->
                detail(HttpStatus.CONFLICT, page, who, id, NOTHING, page.text("immediate.closed"));
            case Outcome.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> form(HttpStatus status, Page page, Principal who, CallForm form, String error) {
        return reading.open(who, form)
                .<HttpResponse<?>>map(
                        shown -> page.render(status, "scheduling/immediate/new", Map.of("call", shown, "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> detail(HttpStatus status, Page page, Principal who, UUID id, CallForm form, String error) {
        return reading.one(who, id, form)
                .<HttpResponse<?>>map(view -> page.render(
                        status,
                        page.fragment() ? "scheduling/immediate/state" : "scheduling/immediate/one",
                        Map.of("view", view, "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private Publisher<Event<String>> stream(String topic, Principal who, long since) {
        return notices.stream(Set.of(topic), Instant.ofEpochMilli(since), access.losses(who));
    }

    private static Map<String, String> fields(HttpRequest<?> request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return fields;
    }

    private static HttpResponse<?> shown(UUID id) {
        return HttpResponse.seeOther(URI.create("/immediate/" + id));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
