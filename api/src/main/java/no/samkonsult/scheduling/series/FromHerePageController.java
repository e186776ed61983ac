package no.samkonsult.scheduling.series;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Cancellation;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Told;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.change.MovePage;
import no.samkonsult.scheduling.history.ChangeReason;

/** Moving and cancelling one of a series and all that come after it, as pages. */
@Controller("/consultations/{id}/series")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FromHerePageController {
    private static final int LONGEST_REASON = 500;

    private final FromHere fromHere;

    FromHerePageController(FromHere fromHere) {
        this.fromHere = fromHere;
    }

    @Get("/move")
    HttpResponse<?> openMove(HttpRequest<?> request, Page page, Principal who, @PathVariable UUID id) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue((name, value) -> {
            if (!name.startsWith("choice.")) {
                fields.put(name, value);
            }
        });
        return show(HttpStatus.OK, page, who, id, new SeriesForm(fields), "");
    }

    @Post("/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new SeriesForm(fields);
        return look(who, id, form)
                .<HttpResponse<?>>map(occurrences -> move(page, who, id, form, occurrences))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> move(Page page, Principal who, UUID id, SeriesForm form, List<Occurrence> occurrences) {
        boolean chosen = occurrences.stream().allMatch(each -> form.isChosen(each.place()));
        List<Change> moves = chosen ? moves(form, occurrences) : List.of();
        if (moves.isEmpty()) {
            String message = page.text(chosen ? "series.move.none" : "series.choose");
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, form, message);
        }
        return switch (fromHere.move(who, id, moves)) {
            case Changing.Changed _ -> told(id, Told.CHANGED);
            case Changing.Taken _ -> show(HttpStatus.CONFLICT, page, who, id, form, page.text("change.taken"));
            case Changing.Stale _ -> told(id, Told.STALE);
            case Changing.Closed() -> told(id, Told.CLOSED);
            case Changing.Unknown() -> unknown(page);
        };
    }

    private static List<Change> moves(SeriesForm form, List<Occurrence> occurrences) {
        return occurrences.stream()
                .flatMap(each -> form
                        .chosen(each.place())
                        .filter(start -> !start.equals(is(each).time().start()))
                        .map(start -> new Change(
                                is(each).id(), form.version(each.place()), start, null, null, null, form.reason()))
                        .stream())
                .toList();
    }

    /** Cancels it and all later ones. */
    @Post("/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String reason = fields.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return told(id, Told.REASON_NEEDED);
        }
        return switch (fromHere.cancel(who, id, reason)) {
            case Cancellation.Cancelled _ -> told(id, Told.CANCELLED_FROM_HERE);
            case Cancellation.AlreadyCancelled _, Cancellation.TooLate _ -> told(id, Told.CLOSED);
            case Cancellation.Unknown() -> unknown(page);
        };
    }

    private Optional<List<Occurrence>> look(Principal who, UUID id, SeriesForm form) {
        return fromHere.look(who, id, is -> form.wanted(is.time().start()));
    }

    private HttpResponse<?> show(
            HttpStatus status, Page page, Principal who, UUID id, SeriesForm form, String message) {
        return look(who, id, form)
                .<HttpResponse<?>>map(occurrences -> occurrences.isEmpty()
                        ? told(id, Told.CLOSED)
                        : show(status, page, is(occurrences.getFirst()), form, occurrences, message))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> show(
            HttpStatus status,
            Page page,
            Consultation first,
            SeriesForm form,
            List<Occurrence> occurrences,
            String message) {
        return page.render(
                status,
                "scheduling/series/move",
                Map.of(
                        "shown",
                        new SeriesPage(MovePage.booking(first, List.of()), form, occurrences),
                        "consultation",
                        first,
                        "wanted",
                        occurrences.getFirst().time().start(),
                        "reasons",
                        ChangeReason.values(),
                        "message",
                        message));
    }

    private static Consultation is(Occurrence occurrence) {
        return Objects.requireNonNull(occurrence.is());
    }

    private static HttpResponse<?> told(UUID id, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(id, what)));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
