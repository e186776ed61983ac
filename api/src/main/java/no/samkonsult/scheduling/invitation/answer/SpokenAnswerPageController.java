package no.samkonsult.scheduling.invitation.answer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.scheduling.Told;

/** Noting on the consultation's page what somebody who does not log in has answered. */
@Controller("/consultations/{id}/spoken-answer")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SpokenAnswerPageController {
    private final Answers answers;
    private final Clock clock;

    SpokenAnswerPageController(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> note(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        Spoken spoken = Spoken.of(fields);
        if (spoken.saidAt().isAfter(clock.instant())) {
            return told(id, Told.NOT_SAID_YET);
        }
        return switch (answers.note(who, id, Answer.of(fields.get("answer"), ""), spoken)) {
            case Answering.Answered() -> told(id, Told.NOTED);
            case Answering.TooLate() -> told(id, Told.CLOSED);
            case Answering.Unknown() ->
                page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
        };
    }

    private static HttpResponse<?> told(UUID id, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(id, what)));
    }
}
