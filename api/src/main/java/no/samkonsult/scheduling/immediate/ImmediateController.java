package no.samkonsult.scheduling.immediate;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Ringing people to an immediate consultation, following who answers, and answering, over REST. */
@Controller("/api/immediate-consultations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImmediateController {
    private static final CallForm NOTHING = new CallForm(Map.of());

    private final CallDesk desk;
    private final CallReading reading;
    private final Answering answering;

    ImmediateController(CallDesk desk, CallReading reading, Answering answering) {
        this.desk = desk;
        this.reading = reading;
        this.answering = answering;
    }

    /** Those that ring for oneself now. */
    @Get
    List<UUID> waiting(Principal who) {
        return reading.waitingFor(who).stream().map(Call::id).toList();
    }

    @Get("/candidates")
    HttpResponse<?> candidates(@QueryValue UUID patientId, @QueryValue(defaultValue = "") String query, Principal who) {
        return reading.open(who, new CallForm(Map.of("patient", patientId.toString(), "name", query)))
                .<HttpResponse<?>>map(page -> HttpResponse.ok(
                        page.choices().stream().map(ImmediateAnswers.Choice::of).toList()))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post
    HttpResponse<?> call(@Body ImmediateRequests.Wish wish, Principal who) {
        Outcome outcome = desk.call(who, wish.wish());
        return outcome instanceof Outcome.Done(UUID id) ? shown(HttpStatus.CREATED, who, id) : told(outcome, who);
    }

    @Get("/{id}")
    HttpResponse<?> one(UUID id, Principal who) {
        return shown(HttpStatus.OK, who, id);
    }

    @Post("/{id}/rings")
    HttpResponse<?> ringMore(UUID id, @Body ImmediateRequests.More more, Principal who) {
        return told(desk.ringMore(who, id, more.whom()), who);
    }

    @Post("/{id}/stop")
    HttpResponse<?> stop(UUID id, Principal who) {
        return told(desk.stop(who, id), who);
    }

    @Post("/{id}/answer")
    HttpResponse<?> answer(UUID id, @Body ImmediateRequests.Said said, Principal who) {
        return switch (answering.answer(who, id, said.isYes())) {
            case Answered.Joined _, Answered.Declined() -> shown(HttpStatus.OK, who, id);
            case Answered.Occupied() ->
                conflict("occupied", "You have something else in your calendar now, and nobody is booked twice.");
            case Answered.OthersOccupied() ->
                conflict("others-occupied", "Whoever rings or the patient has something else by now.");
            case Answered.Covered() -> conflict("covered", "Another of the same role was first.");
            case Answered.Closed() -> conflict("closed", "The ring has run out or was stopped.");
            case Answered.Unknown() -> Problem.unknown().response();
        };
    }

    private HttpResponse<?> told(Outcome outcome, Principal who) {
        return switch (outcome) {
            case Outcome.Done(UUID id) -> shown(HttpStatus.OK, who, id);
            case Outcome.Already _ -> conflict("already-ringing", "Somebody rings for this patient already.");
            case Outcome.CallerOccupied() ->
                conflict("caller-occupied", "You have something else in your calendar now.");
            case Outcome.PatientOccupied() -> conflict("patient-occupied", "The patient has another consultation now.");
            case Outcome.Closed() -> conflict("closed", "It was stopped, or its consultation is over.");
            case Outcome.Unknown() -> Problem.unknown().response();
        };
    }

    private static HttpResponse<?> conflict(String code, String detail) {
        return Problem.of(HttpStatus.CONFLICT, code, detail).response();
    }

    private HttpResponse<?> shown(HttpStatus status, Principal who, UUID id) {
        return reading.one(who, id, NOTHING)
                .<HttpResponse<?>>map(view -> HttpResponse.status(status).body(ImmediateAnswers.Shown.of(view)))
                .orElseGet(() -> Problem.unknown().response());
    }
}
