package no.samkonsult.scheduling.invitation.answer;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Noting over REST what somebody who does not log in has answered. */
@Controller("/api/consultations/{id}/spoken-answer")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SpokenAnswerController {
    private final Answers answers;

    SpokenAnswerController(Answers answers) {
        this.answers = answers;
    }

    @Post
    HttpResponse<?> note(UUID id, @Body Heard heard, Principal who) {
        return switch (answers.note(who, id, Answer.of(heard.answer(), heard.comment()), heard.spoken())) {
            case Answering.Answered() -> HttpResponse.noContent();
            case Answering.TooLate() ->
                Problem.of(HttpStatus.CONFLICT, "over", "The consultation is cancelled or over.")
                        .response();
            case Answering.Unknown() -> Problem.unknown().response();
        };
    }

    /** What was answered, by whom and when. */
    @Serdeable
    record Heard(
            @Nullable UUID person,
            @Nullable UUID saidBy,
            @Nullable OffsetDateTime saidAt,
            @Nullable String answer,
            @Nullable String comment) {
        Spoken spoken() {
            return new Spoken(
                    new PersonId(given("person", person)),
                    new PersonId(given("saidBy", saidBy)),
                    given("saidAt", saidAt).toInstant());
        }
    }
}
