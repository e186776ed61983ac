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
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.command.Asking;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The button at a patient's device that asks for a new measurement. */
@Controller("/patients")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeasureAgainController {
    private final Asking asking;

    MeasureAgainController(Asking asking) {
        this.asking = asking;
    }

    @Serdeable
    record Question(@Nullable UUID device, @Nullable Kind kind) {}

    @Post("/{id}/measure-again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(Page page, Principal who, @PathVariable UUID id, @Body Question question) {
        UUID device = question.device();
        Kind kind = question.kind();
        if (device == null || kind == null) {
            return unknown(page);
        }
        return switch (asking.measureAgain(who, new PatientId(id), device, kind)) {
            case Asking.Result.Done _, Asking.Result.AlreadyAsked _ ->
                HttpResponse.seeOther(URI.create("/patients/" + id + "#devices-title"));
            case Asking.Result.NotMeasured(), Asking.Result.Unknown() -> unknown(page);
        };
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
