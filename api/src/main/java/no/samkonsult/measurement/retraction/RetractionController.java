package no.samkonsult.measurement.retraction;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.answer.StruckOut;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** Taking answers to a questionnaire out of account, and taking that back. */
@Controller("/api/patients/{id}/questionnaire-responses/{response}/invalidation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RetractionController {
    private final Retracting retracting;

    RetractionController(Retracting retracting) {
        this.retracting = retracting;
    }

    /** {@code reason} is {@code mistaken-answer} or {@code wrong-person}. */
    @Serdeable
    record Invalidation(String reason) {}

    @Post
    HttpResponse<?> retract(
            Principal who, @PathVariable UUID id, @PathVariable UUID response, @Body Invalidation invalidation) {
        Optional<StruckOut.Reason> reason = Arrays.stream(StruckOut.Reason.values())
                .filter(each -> code(each).equals(invalidation.reason()))
                .findFirst();
        return reason.isEmpty()
                ? Problem.ofField("reason", "must be mistaken-answer or wrong-person")
                        .response()
                : answer(retracting.retract(who, new PatientId(id), response, reason.get()));
    }

    @Delete
    @Consumes(MediaType.ALL)
    HttpResponse<?> takeBack(Principal who, @PathVariable UUID id, @PathVariable UUID response) {
        return answer(retracting.takeBack(who, new PatientId(id), response));
    }

    /** Doing twice is doing once. */
    private static HttpResponse<?> answer(Retracting.Result result) {
        return switch (result) {
            case DONE, NOTHING_TO_DO -> HttpResponse.noContent();
            case UNKNOWN -> Problem.unknown().response();
        };
    }

    private static String code(StruckOut.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
