package no.samkonsult.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.invalidation.Invalidating;
import no.samkonsult.measurement.invalidation.Reason;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The buttons at a patient's measurements that take one out of account, and back in. */
@Controller("/patients/{id}/measurements/{measurement}/invalidation")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvalidationPageController {
    private final Invalidating invalidating;

    InvalidationPageController(Invalidating invalidating) {
        this.invalidating = invalidating;
    }

    @Serdeable
    record Why(@Nullable Reason reason) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> invalidate(
            Page page, Principal who, @PathVariable UUID id, @PathVariable String measurement, @Body Why why) {
        Reason reason = why.reason();
        return reason == null
                ? unknown(page)
                : answer(page, id, measurement, each -> invalidating.invalidate(who, each, reason));
    }

    @Post("/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> takeBack(Page page, Principal who, @PathVariable UUID id, @PathVariable String measurement) {
        return answer(page, id, measurement, each -> invalidating.takeBack(who, each));
    }

    private static HttpResponse<?> answer(
            Page page, UUID patient, String measurement, Function<MeasurementId, Invalidating.Result> act) {
        return switch (MeasurementId.parse(measurement).map(act).orElse(Invalidating.Result.UNKNOWN)) {
            case DONE, NOTHING_TO_DO -> HttpResponse.seeOther(URI.create("/patients/" + patient + "#trends-title"));
            case UNKNOWN -> unknown(page);
        };
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
