package no.samkonsult.measurement.invalidation;

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
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Taking a measurement out of account, and taking that back. */
@Controller("/api/measurements/{id}/invalidation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvalidationController {
    private final Invalidating invalidating;

    InvalidationController(Invalidating invalidating) {
        this.invalidating = invalidating;
    }

    /** {@code reason} is {@code faulty-measurement} or {@code wrong-person}. */
    @Serdeable
    record Invalidation(String reason) {}

    @Post
    HttpResponse<?> invalidate(Principal who, @PathVariable String id, @Body Invalidation invalidation) {
        Optional<Reason> reason = Arrays.stream(Reason.values())
                .filter(each -> code(each).equals(invalidation.reason()))
                .findFirst();
        if (reason.isEmpty()) {
            return Problem.ofField("reason", "must be faulty-measurement or wrong-person")
                    .response();
        }
        return MeasurementId.parse(id)
                .<HttpResponse<?>>map(each -> answer(invalidating.invalidate(who, each, reason.get())))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Delete
    @Consumes(MediaType.ALL)
    HttpResponse<?> takeBack(Principal who, @PathVariable String id) {
        return MeasurementId.parse(id)
                .<HttpResponse<?>>map(each -> answer(invalidating.takeBack(who, each)))
                .orElseGet(() -> Problem.unknown().response());
    }

    /** Doing twice is doing once. */
    private static HttpResponse<?> answer(Invalidating.Result result) {
        return switch (result) {
            case DONE, NOTHING_TO_DO -> HttpResponse.noContent();
            case UNKNOWN -> Problem.unknown().response();
        };
    }

    private static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
