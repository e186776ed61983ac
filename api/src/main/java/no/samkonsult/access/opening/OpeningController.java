package no.samkonsult.access.opening;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The page where an exception begins: whose record, why, and what follows from it. */
@Controller("/patients/open")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpeningController {
    private final Openings openings;
    private final OpeningSettings settings;

    OpeningController(Openings openings, OpeningSettings settings) {
        this.openings = openings;
        this.settings = settings;
    }

    @Get
    HttpResponse<?> form(Page page, Principal who, @QueryValue @Nullable String alert) {
        return who.role().isHealthPersonnel()
                ? render(HttpStatus.OK, page, OpeningForm.empty(alert), Set.of(), "")
                : unknown(page);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(Page page, Principal who, @Body OpeningForm form) {
        if (!who.role().isHealthPersonnel()) {
            return unknown(page);
        }
        Optional<Attempt> attempt = form.attempt();
        if (attempt.isEmpty()) {
            return render(HttpStatus.UNPROCESSABLE_ENTITY, page, form, form.faults(), "");
        }
        return switch (openings.open(who, attempt.get())) {
            case Outcome.Opened(var patient) -> HttpResponse.seeOther(URI.create("/patients/" + patient));
            case Outcome.NotOpened() ->
                render(HttpStatus.UNPROCESSABLE_ENTITY, page, form, Set.of(), page.text("opening.none"));
            case Outcome.TooMany() ->
                render(HttpStatus.TOO_MANY_REQUESTS, page, form, Set.of(), page.text("opening.too-many"));
        };
    }

    private HttpResponse<String> render(
            HttpStatus status, Page page, OpeningForm form, Set<String> faults, String message) {
        return page.render(
                status,
                "access/opening",
                Map.of("form", form, "faults", faults, "message", message, "settings", settings));
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
