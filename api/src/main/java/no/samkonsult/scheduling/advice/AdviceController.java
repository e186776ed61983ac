package no.samkonsult.scheduling.advice;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;

/** Asking for advice, taking, handing on and writing over REST. */
@Controller("/api/advice-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdviceController {
    private static final int PAGE = 50;

    private final AdviceDesk desk;
    private final AdviceReading reading;
    private final Clock clock;

    AdviceController(AdviceDesk desk, AdviceReading reading, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> inbox(
            Principal who,
            @QueryValue(defaultValue = "TO_ME") AdviceBox box,
            @QueryValue(defaultValue = "false") boolean ended,
            @QueryValue(defaultValue = "0") int offset) {
        if (!Advice.isAskedBy(who.role())) {
            return Problem.unknown().response();
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        Instant now = clock.instant();
        List<Advice> found = reading.inbox(who, box, ended, PAGE + 1, offset);
        return HttpResponse.ok(new AdviceAnswers.Inbox(
                found.stream()
                        .limit(PAGE)
                        .map(advice -> AdviceAnswers.Line.of(advice, box != AdviceBox.TO_DEPARTMENT, now))
                        .toList(),
                found.size() > PAGE ? offset + PAGE : null));
    }

    @Post
    HttpResponse<?> ask(@Body AdviceRequests.Wish wish, Principal who) {
        return told(desk.ask(who, wish.wish(clock.instant())), HttpStatus.CREATED, "question", who);
    }

    @Get("/{id}")
    HttpResponse<?> one(UUID id, Principal who) {
        return shown(HttpStatus.OK, who, id);
    }

    @Post("/{id}/taking")
    HttpResponse<?> take(UUID id, Principal who) {
        return told(desk.take(who, id), HttpStatus.OK, "words", who);
    }

    /** Who has handed a question on to another department sees it no more. */
    @Post("/{id}/handing-on")
    HttpResponse<?> handOn(UUID id, @Body AdviceRequests.Colleague colleague, Principal who) {
        AdviceOutcome outcome = desk.handOn(who, id, colleague.recipient());
        return outcome instanceof AdviceOutcome.Done
                ? HttpResponse.noContent()
                : told(outcome, HttpStatus.OK, "words", who);
    }

    @Post("/{id}/entries")
    HttpResponse<?> write(UUID id, @Body AdviceRequests.Said said, Principal who) {
        return told(desk.write(who, id, said.said()), HttpStatus.OK, "words", who);
    }

    private HttpResponse<?> told(AdviceOutcome outcome, HttpStatus status, String field, Principal who) {
        return switch (outcome) {
            case AdviceOutcome.Done(UUID id) -> shown(status, who, id);
            case AdviceOutcome.HoldsDigits(Found found) ->
                throw new InvalidInput(
                        field,
                        found == Found.IDENTITY_NUMBER
                                ? "holds a national identity number, and the request is without identity"
                                : "holds eleven digits; digitsMeant says that they are nobody's identity number");
            case AdviceOutcome.Closed() ->
                Problem.of(HttpStatus.CONFLICT, "closed", "It has ended, or is somebody else's to do.")
                        .response();
            case AdviceOutcome.Unknown() -> Problem.unknown().response();
        };
    }

    private HttpResponse<?> shown(HttpStatus status, Principal who, UUID id) {
        return reading.one(who, id)
                .<HttpResponse<?>>map(view -> HttpResponse.status(status).body(AdviceAnswers.Shown.of(view)))
                .orElseGet(() -> Problem.unknown().response());
    }
}
