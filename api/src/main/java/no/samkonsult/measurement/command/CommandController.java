package no.samkonsult.measurement.command;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** Asking a patient's device to measure again. */
@Controller("/api/patients/{id}/commands")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommandController {
    private final Asking asking;

    CommandController(Asking asking) {
        this.asking = asking;
    }

    /** {@code kind} is what to measure, such as {@code blood-pressure}. */
    @Serdeable
    record Question(UUID device, String kind) {}

    @Serdeable
    record Asked(UUID id) {}

    @Post
    HttpResponse<?> ask(Principal who, @PathVariable UUID id, @Body Question question) {
        Optional<Kind> kind = Kind.ofCode(question.kind());
        if (kind.isEmpty()) {
            return Problem.ofField("kind", "is no kind of measurement").response();
        }
        return switch (asking.measureAgain(who, new PatientId(id), question.device(), kind.get())) {
            case Asking.Result.Done(UUID command) ->
                HttpResponse.status(HttpStatus.ACCEPTED).body(new Asked(command));
            case Asking.Result.AlreadyAsked(UUID command) ->
                HttpResponse.status(HttpStatus.ACCEPTED).body(new Asked(command));
            case Asking.Result.NotMeasured() ->
                Problem.ofField("kind", "is not what the device measures").response();
            case Asking.Result.Unknown() -> Problem.unknown().response();
        };
    }
}
