package no.samkonsult.scheduling.proposal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Proposing times, answering, confirming and withdrawing over REST. */
@Controller("/api/proposals")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProposalController {
    private final ProposalDesk desk;
    private final ProposalReading reading;
    private final Agreement agreement;
    private final Clock clock;

    ProposalController(ProposalDesk desk, ProposalReading reading, Agreement agreement, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.agreement = agreement;
        this.clock = clock;
    }

    @Post
    HttpResponse<?> propose(@Body ProposalRequests.Wish wish, Principal who) {
        return switch (desk.propose(who, wish.wish(clock.instant()))) {
            case Proposing.Asked(UUID id) -> shown(HttpStatus.CREATED, who, id);
            case Proposing.Taken(var start) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "slot-taken",
                                "Somebody who must be there is not free at %s, so nothing is held.".formatted(start))
                        .response();
            case Proposing.Unknown() -> Problem.unknown().response();
        };
    }

    @Get("/{id}")
    HttpResponse<?> one(UUID id, Principal who) {
        return shown(HttpStatus.OK, who, id);
    }

    @Post("/{id}/answer")
    HttpResponse<?> answer(UUID id, @Body ProposalRequests.Said said, Principal who) {
        return told(agreement.answer(who, id, said.answer()), who, id);
    }

    /** What somebody who does not log in has said. */
    @Post("/{id}/spoken-answer")
    HttpResponse<?> note(UUID id, @Body ProposalRequests.Heard heard, Principal who) {
        return told(agreement.note(who, id, heard.answer(), heard.spoken()), who, id);
    }

    @Post("/{id}/confirmation")
    HttpResponse<?> confirm(UUID id, @Body ProposalRequests.Choice choice, Principal who) {
        return told(agreement.confirm(who, id, choice.checkedStart()), who, id);
    }

    @Post("/{id}/withdrawal")
    HttpResponse<?> withdraw(UUID id, @Body ProposalRequests.Regret regret, Principal who) {
        return told(agreement.withdraw(who, id, regret.checkedReason()), who, id);
    }

    private HttpResponse<?> told(Outcome outcome, Principal who, UUID id) {
        return switch (outcome) {
            case Outcome.Done(), Outcome.Confirmed _ -> shown(HttpStatus.OK, who, id);
            case Outcome.Taken() ->
                Problem.of(HttpStatus.CONFLICT, "slot-taken", "Somebody can no longer meet then; nothing is booked.")
                        .response();
            case Outcome.Closed() ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "closed",
                                "The proposal was decided before, or its deadline has passed.")
                        .response();
            case Outcome.Unknown() -> Problem.unknown().response();
        };
    }

    private HttpResponse<?> shown(HttpStatus status, Principal who, UUID id) {
        return reading.one(who, id)
                .<HttpResponse<?>>map(view -> HttpResponse.status(status).body(ProposalAnswers.Shown.of(view)))
                .orElseGet(() -> Problem.unknown().response());
    }
}
