package no.samkonsult.scheduling.undo;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.ConsultationAnswers.Named;
import no.samkonsult.scheduling.ConsultationAnswers.Shown;

/** Undoing a cancellation over REST. */
@Controller("/api/consultations/{id}/undo")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UndoController {
    private final UndoDesk desk;

    UndoController(UndoDesk desk) {
        this.desk = desk;
    }

    @Post
    HttpResponse<?> undo(UUID id, Principal who) {
        return switch (desk.undo(who, id)) {
            case Undoing.Restored(var consultation) -> HttpResponse.ok(Shown.of(consultation));
            case Undoing.Taken taken ->
                HttpResponse.status(HttpStatus.CONFLICT).body(Taken.of(taken)).contentType(Problem.MEDIA_TYPE);
            case Undoing.TooLate() ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "closed",
                                "It is not cancelled by you, or not within the last %d minutes."
                                        .formatted(UndoDesk.WITHIN.toMinutes()))
                        .response();
            case Undoing.Unknown() -> Problem.unknown().response();
        };
    }

    /** Problem details that say who is not free any more. */
    @Serdeable
    record Taken(String type, String title, int status, String code, String detail, List<Named> busy) {
        static Taken of(Undoing.Taken taken) {
            var problem = Problem.of(
                    HttpStatus.CONFLICT, "slot-taken", "Somebody is no longer free then, so it stays cancelled.");
            return new Taken(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.code(),
                    problem.detail(),
                    Stream.concat(
                                    taken.busy().stream().map(Named::of),
                                    taken.resources().stream().map(Named::of))
                            .toList());
        }
    }
}
