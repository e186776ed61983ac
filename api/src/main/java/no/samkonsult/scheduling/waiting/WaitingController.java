package no.samkonsult.scheduling.waiting;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** The waiting list over REST. */
@Controller("/api/waiting")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WaitingController {
    private final WaitingDesk desk;

    WaitingController(WaitingDesk desk) {
        this.desk = desk;
    }

    @Post
    HttpResponse<?> add(@Body WaitingRequests.Asked asked, Principal who) {
        return desk.add(who, asked.wanted())
                .flatMap(id -> desk.one(who, id))
                .<HttpResponse<?>>map(wish -> HttpResponse.created(WaitingAnswers.Shown.of(wish)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Get
    WaitingAnswers.Listed mine(Principal who) {
        return WaitingAnswers.Listed.of(desk.mine(who));
    }

    @Get("/{id}")
    HttpResponse<?> one(UUID id, Principal who) {
        return desk.one(who, id)
                .<HttpResponse<?>>map(wish -> HttpResponse.ok(WaitingAnswers.Shown.of(wish)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post("/{id}/withdrawal")
    HttpResponse<?> withdraw(UUID id, Principal who) {
        return switch (desk.withdraw(who, id)) {
            case DONE -> one(id, who);
            case CLOSED ->
                Problem.of(HttpStatus.CONFLICT, "closed", "It waits no more.").response();
            case UNKNOWN -> Problem.unknown().response();
        };
    }
}
