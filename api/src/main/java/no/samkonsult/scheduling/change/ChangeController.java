package no.samkonsult.scheduling.change;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.ConsultationAnswers.Choice;
import no.samkonsult.scheduling.ConsultationAnswers.Shown;
import no.samkonsult.shared.PersonId;

/** Moving consultations and replacing who takes part, over REST. */
@Controller("/api/consultations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangeController {
    private final ChangeDesk desk;
    private final ChangeOptions options;

    ChangeController(ChangeDesk desk, ChangeOptions options) {
        this.desk = desk;
        this.options = options;
    }

    @Post("/move")
    HttpResponse<?> move(UUID id, @Body ChangeRequests.Move move, Principal who) {
        return answer(desk.change(who, move.change(id)));
    }

    @Post("/replacement")
    HttpResponse<?> replace(UUID id, @Body ChangeRequests.Replacement replacement, Principal who) {
        return answer(desk.change(who, replacement.change(id)));
    }

    @Get("/stand-ins")
    HttpResponse<?> standIns(UUID id, @QueryValue UUID person, Principal who) {
        return options.standIns(who, id, new PersonId(person))
                .<HttpResponse<?>>map(
                        free -> HttpResponse.ok(free.stream().map(Choice::of).toList()))
                .orElseGet(() -> Problem.unknown().response());
    }

    private static HttpResponse<?> answer(Changing outcome) {
        return switch (outcome) {
            case Changing.Changed(var consultation) ->
                consultation
                        .<HttpResponse<?>>map(now -> HttpResponse.ok(Shown.of(now)))
                        .orElseGet(HttpResponse::noContent);
            case Changing.Taken(var times, var standIns) -> conflict(ChangeAnswers.Taken.of(times, standIns));
            case Changing.Stale(var now) -> conflict(ChangeAnswers.Stale.of(now));
            case Changing.Closed() ->
                Problem.of(HttpStatus.CONFLICT, "closed", "The consultation was cancelled, or is over.")
                        .response();
            case Changing.Unknown() -> Problem.unknown().response();
        };
    }

    private static HttpResponse<?> conflict(Object problem) {
        return HttpResponse.status(HttpStatus.CONFLICT).body(problem).contentType(Problem.MEDIA_TYPE);
    }
}
