package no.samkonsult.scheduling.change;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Told;
import no.samkonsult.scheduling.history.ChangeReason;

/** The pages of moving a consultation, and of what to do when somebody cannot come. */
@Controller("/consultations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangePageController {
    private final ChangeDesk desk;
    private final ChangeOptions options;

    ChangePageController(ChangeDesk desk, ChangeOptions options) {
        this.desk = desk;
        this.options = options;
    }

    @Get("/move")
    HttpResponse<?> openMove(HttpRequest<?> request, Page page, Principal who, @PathVariable UUID id) {
        return showMove(HttpStatus.OK, page, who, id, form(request), "", shown -> shown);
    }

    @Post("/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new ChangeForm(fields);
        return form.move(id)
                .<HttpResponse<?>>map(wish -> answer(
                        desk.change(who, wish),
                        page,
                        id,
                        taken -> showMove(
                                HttpStatus.CONFLICT,
                                page,
                                who,
                                id,
                                form,
                                page.text("change.taken"),
                                shown -> shown.with(taken.times()))))
                .orElseGet(() -> showMove(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        page,
                        who,
                        id,
                        form,
                        page.text("change.start.needed"),
                        shown -> shown));
    }

    @Get("/stand-in")
    HttpResponse<?> openStandIn(HttpRequest<?> request, Page page, Principal who, @PathVariable UUID id) {
        return showStandIn(HttpStatus.OK, page, who, id, form(request), "");
    }

    @Post("/stand-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> standIn(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new ChangeForm(fields);
        return answer(
                desk.change(who, form.without(id)),
                page,
                id,
                _ -> showStandIn(HttpStatus.CONFLICT, page, who, id, form, page.text("change.taken")));
    }

    private static HttpResponse<?> answer(
            Changing outcome, Page page, UUID id, Function<Changing.Taken, HttpResponse<?>> again) {
        return switch (outcome) {
            case Changing.Changed(var consultation) ->
                consultation.isPresent() ? told(id, Told.CHANGED) : HttpResponse.seeOther(URI.create("/consultations"));
            case Changing.Taken taken -> again.apply(taken);
            case Changing.Stale _ -> told(id, Told.STALE);
            case Changing.Closed() -> told(id, Told.CLOSED);
            case Changing.Unknown() -> unknown(page);
        };
    }

    private static HttpResponse<?> told(UUID id, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(id, what)));
    }

    private HttpResponse<?> showMove(
            HttpStatus status,
            Page page,
            Principal who,
            UUID id,
            ChangeForm form,
            String message,
            UnaryOperator<MovePage> adjust) {
        return options.times(who, id, form.wish())
                .<HttpResponse<?>>map(shown -> shown.consultation().isBooked()
                        ? page.render(
                                status,
                                "scheduling/change/move",
                                Map.of(
                                        "move", adjust.apply(shown),
                                        "message", message,
                                        "reasons", ChangeReason.values(),
                                        "chosen", form.fields().getOrDefault("start", "")))
                        : told(id, Told.CLOSED))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> showStandIn(
            HttpStatus status, Page page, Principal who, UUID id, ChangeForm form, String message) {
        return options.withoutOne(who, id, form.person())
                .<HttpResponse<?>>map(shown -> shown.consultation().isBooked()
                        ? page.render(status, "scheduling/change/standin", Map.of("shown", shown, "message", message))
                        : told(id, Told.CLOSED))
                .orElseGet(() -> unknown(page));
    }

    private static ChangeForm form(HttpRequest<?> request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return new ChangeForm(fields);
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
