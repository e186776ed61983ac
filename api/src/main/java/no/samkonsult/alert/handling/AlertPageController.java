package no.samkonsult.alert.handling;

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
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.contact.Way;
import no.samkonsult.alert.message.Messages;
import no.samkonsult.alert.worklist.Lines;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.Texts;
import org.jspecify.annotations.Nullable;

/** The page of one alert, and what one does from it. */
@Controller("/worklist/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertPageController {
    private final Closing closing;
    private final AlertReading reading;
    private final Extending extending;
    private final HandingOver handingOver;
    private final Trying trying;
    private final Lines lines;

    AlertPageController(
            Closing closing,
            AlertReading reading,
            Extending extending,
            HandingOver handingOver,
            Trying trying,
            Lines lines) {
        this.closing = closing;
        this.reading = reading;
        this.extending = extending;
        this.handingOver = handingOver;
        this.trying = trying;
        this.lines = lines;
    }

    @Serdeable
    record Ending(
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String message,
            @Nullable String language) {
        Messages.@Nullable Draft draft() {
            return message == null || message.isBlank()
                    ? null
                    : new Messages.Draft(
                            Texts.in(Objects.requireNonNullElse(language, "nn")).language(), message.strip());
        }
    }

    @Serdeable
    record MoreTime(@Nullable String reason) {}

    @Serdeable
    record Offering(@Nullable UUID to) {}

    @Serdeable
    record Try(@Nullable Way way, @Nullable String note) {}

    @Get
    HttpResponse<?> alert(Page page, Principal who, @PathVariable UUID id) {
        return show(HttpStatus.OK, page, who, id, "");
    }

    @Post("/close")
    HttpResponse<?> close(Page page, Principal who, @PathVariable UUID id, @Body Ending ending) {
        Outcome outcome = ending.outcome();
        if (outcome == null || !Outcome.ofPeople().contains(outcome)) {
            return again(page, who, id, page.text("alert.outcome.needed"));
        }
        return switch (closing.close(who, id, outcome, ending.note(), ending.draft())) {
            case Desk.Result.Done(), Desk.Result.AlreadyClosed() -> seeOther("/worklist");
            case Desk.Result.NoteNeeded() -> again(page, who, id, page.text("alert.note.needed"));
            case Desk.Result.TriesNeeded() -> again(page, who, id, page.text("alert.tries.needed"));
            case Desk.Result.HeldBy _, Desk.Result.Unknown _ -> unknown(page);
        };
    }

    @Post("/more-time")
    HttpResponse<?> moreTime(Page page, Principal who, @PathVariable UUID id, @Body MoreTime more) {
        return answer(page, who, id, extending.extend(who, id, Objects.requireNonNullElse(more.reason(), "")));
    }

    @Post("/offer")
    HttpResponse<?> offer(Page page, Principal who, @PathVariable UUID id, @Body Offering offering) {
        UUID nobody = id;
        return answer(page, who, id, handingOver.offer(who, id, Objects.requireNonNullElse(offering.to(), nobody)));
    }

    @Post("/accept")
    HttpResponse<?> accept(Page page, Principal who, @PathVariable UUID id) {
        return answer(page, who, id, handingOver.accept(who, id));
    }

    @Post("/decline")
    HttpResponse<?> decline(Page page, Principal who, @PathVariable UUID id) {
        return answer(page, who, id, handingOver.decline(who, id));
    }

    @Post("/tries")
    HttpResponse<?> tried(Page page, Principal who, @PathVariable UUID id, @Body Try one) {
        return answer(page, who, id, trying.tried(who, id, one.way(), Objects.requireNonNullElse(one.note(), "")));
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID id, Result result) {
        return switch (result) {
            case Result.Done() -> seeOther("/worklist/" + id);
            case Result.Refused(Result.Refusal why) ->
                again(page, who, id, page.texts().of("refusal", why));
            case Result.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> again(Page page, Principal who, UUID id, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String error) {
        return reading.read(who, id)
                .<HttpResponse<?>>map(whole -> page.render(
                        status,
                        "alert/alert",
                        Map.of(
                                "line", lines.of(who, List.of(whole.alert())).getFirst(),
                                "timeline", new Timeline(page, whole.alert(), whole.events()),
                                "colleagues", whole.colleagues(),
                                "mayWrite", whole.mayWrite(),
                                "header", whole.header(),
                                "dispatches", whole.dispatches(),
                                "missing", whole.missing(),
                                "struckOut", Optional.ofNullable(whole.struckOut()),
                                "offeredToMe",
                                        who.person()
                                                .value()
                                                .equals(whole.alert().offeredTo()),
                                "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
