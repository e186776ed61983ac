package no.samkonsult.scheduling.advice;

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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.advice.AdviceEntry.Kind;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** One question as a page: read, answered, handed on, taken into one's own record, turned into a consultation. */
@Controller("/advice/{id}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OneAdviceController {
    private final AdviceDesk desk;
    private final AdviceReading reading;
    private final Clock clock;

    OneAdviceController(AdviceDesk desk, AdviceReading reading, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.clock = clock;
    }

    /** What somebody is told who comes to the page from having done something. */
    enum Done {
        ASKED,
        SENT,
        FILED
    }

    @Get
    HttpResponse<?> one(Page page, Principal who, @PathVariable UUID id, @QueryValue @Nullable Done done) {
        String message = done == null ? "" : page.texts().of("advice.done", done);
        return show(HttpStatus.OK, page, who, id, Map.of(), message, "", Found.NOTHING);
    }

    /** What was said, as text for one's own record. */
    @Get("/journal")
    HttpResponse<?> journal(Page page, Principal who, @PathVariable UUID id) {
        return reading.export(who, id)
                .<HttpResponse<?>>map(view -> page.render("scheduling/advice/journal", Map.of("view", view)))
                .orElseGet(() -> AdvicePages.unknown(page));
    }

    @Post("/take")
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(Page page, Principal who, @PathVariable UUID id) {
        return told(desk.take(who, id), page, who, id, Map.of(), "/advice/" + id);
    }

    @Post("/hand-on")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handOn(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        Recipient colleague = Recipient.of("to", fields.getOrDefault("to", ""));
        return told(desk.handOn(who, id, colleague), page, who, id, Map.of(), "/advice");
    }

    @Post("/entries")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> write(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        Kind kind = kind(fields);
        String words = fields.getOrDefault("words", "").strip();
        if (words.length() > AdviceEntry.LONGEST || words.isEmpty() && kind != Kind.WITHDRAWN) {
            String needed = page.text("advice.words.needed", AdviceEntry.LONGEST);
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, "", needed, Found.NOTHING);
        }
        var said = new AdviceWords(kind, words, fields.containsKey("digitsMeant"));
        String then = kind == Kind.RETURNED ? "/advice" : "/advice/%s?done=SENT".formatted(id);
        return told(desk.write(who, id, said), page, who, id, fields, then);
    }

    @Post("/filing")
    @Consumes(MediaType.ALL)
    HttpResponse<?> file(Page page, Principal who, @PathVariable UUID id) {
        return told(desk.file(who, id), page, who, id, Map.of(), "/advice/%s?done=FILED".formatted(id));
    }

    /** On to the ordinary page of booking, with what is known filled in. */
    @Post("/consultation")
    @Consumes(MediaType.ALL)
    HttpResponse<?> turn(Page page, Principal who, @PathVariable UUID id) {
        Optional<Advice> found = reading.one(who, id).map(AdviceView::advice);
        return found.isEmpty()
                ? AdvicePages.unknown(page)
                : told(desk.turn(who, id), page, who, id, Map.of(), booking(found.get()));
    }

    private String booking(Advice advice) {
        PersonId holder = advice.holder();
        int weeks = AdviceRules.weeks(advice.deadline(), clock.instant(), BookingWish.WEEKS);
        return "/consultations/new?patient=%s&party.%s=REQUIRED&party.%s=REQUIRED&topic=ADVICE&weeks=%d&basis=ADVICE_WITH_IDENTITY"
                .formatted(advice.patient(), advice.asker(), holder, weeks);
    }

    private static Kind kind(Map<String, String> fields) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(fields.get("kind")))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("kind", "must be one of %s".formatted(AdviceWords.WRITTEN)));
    }

    private HttpResponse<?> told(
            AdviceOutcome outcome, Page page, Principal who, UUID id, Map<String, String> typed, String then) {
        return switch (outcome) {
            case AdviceOutcome.Done _ -> HttpResponse.seeOther(URI.create(then));
            case AdviceOutcome.HoldsDigits(Found found) ->
                show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, typed, "", AdvicePages.digits(page, found), found);
            case AdviceOutcome.Closed() ->
                show(HttpStatus.CONFLICT, page, who, id, typed, "", page.text("advice.closed"), Found.NOTHING);
            case AdviceOutcome.Unknown() -> AdvicePages.unknown(page);
        };
    }

    private HttpResponse<?> show(
            HttpStatus status,
            Page page,
            Principal who,
            UUID id,
            Map<String, String> typed,
            String message,
            String error,
            Found digits) {
        return reading.one(who, id)
                .<HttpResponse<?>>map(view -> page.render(
                        status,
                        "scheduling/advice/one",
                        Map.of(
                                "view", view,
                                "typed", typed.getOrDefault("words", ""),
                                "mustConfirm", digits == Found.ELEVEN_DIGITS,
                                "message", message,
                                "error", error)))
                .orElseGet(() -> AdvicePages.unknown(page));
    }
}
