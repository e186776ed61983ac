package no.samkonsult.pages.news2;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.measurement.news2.Scoring;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** The NEWS2 scores of a patient for programs. */
@Controller("/api/patients/{id}/news2-scores")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScoreController {
    private final Scoring scoring;
    private final Access access;

    ScoreController(Scoring scoring, Access access) {
        this.scoring = scoring;
        this.access = access;
    }

    /** Newest first. */
    @Get
    HttpResponse<?> list(Principal who, @PathVariable UUID id) {
        var patient = new PatientId(id);
        return access.ground(who, patient, Scope.MEASUREMENTS).isEmpty()
                ? Problem.unknown().response()
                : HttpResponse.ok(scoring.ofPatient(who, patient).stream()
                        .map(ScoreBody::of)
                        .toList());
    }

    @Post
    HttpResponse<?> record(Principal who, @PathVariable UUID id, @Body ScoreBody.Given given) {
        var patient = new PatientId(id);
        if (scoring.proposal(who, patient).isEmpty()) {
            return Problem.unknown().response();
        }
        var form = ScoreForm.sent(given.fields());
        return form.signs()
                .<HttpResponse<?>>map(filled ->
                        answer(who, patient, scoring.record(who, patient, filled.signs(), filled.oxygenFlow())))
                .orElseGet(() -> form.problem().response());
    }

    private HttpResponse<?> answer(Principal who, PatientId patient, Scoring.Result result) {
        return switch (result) {
            case Scoring.Result.Recorded(var score) ->
                HttpResponse.created(scoring.ofPatient(who, patient).stream()
                        .filter(each -> each.id().equals(score))
                        .map(ScoreBody::of)
                        .toList()
                        .getFirst());
            case Scoring.Result.TooYoung() ->
                Problem.of(HttpStatus.CONFLICT, "too-young", "NEWS2 holds for nobody under 16.")
                        .response();
            case Scoring.Result.Unknown() -> Problem.unknown().response();
        };
    }
}
