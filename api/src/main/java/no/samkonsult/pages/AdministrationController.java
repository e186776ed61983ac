package no.samkonsult.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.measurement.Quarantine;
import no.samkonsult.measurement.intake.Rereadings;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** What devices sent that could not be read. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdministrationController {
    private final Quarantine quarantine;
    private final Rereadings rereadings;

    AdministrationController(Quarantine quarantine, Rereadings rereadings) {
        this.rereadings = rereadings;
        this.quarantine = quarantine;
    }

    @Get("/quarantine")
    HttpResponse<?> quarantine(Page page, Principal who) {
        return Quarantine.isOpenTo(who.role())
                ? page.render("pages/quarantine", Map.of("items", quarantine.list(who), "released", -1))
                : unknown(page);
    }

    /** Reads once more all that one may see. */
    @Post("/quarantine/reading")
    @Consumes(MediaType.ALL)
    HttpResponse<?> reread(Page page, Principal who) {
        if (!Quarantine.isOpenTo(who.role())) {
            return unknown(page);
        }
        int released = rereadings.all(who);
        return page.render("pages/quarantine", Map.of("items", quarantine.list(who), "released", released));
    }

    /** The bytes as they came, to be kept as a file: whatever they are, no browser should try to show them. */
    @Get("/quarantine/{id}/payload")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    HttpResponse<?> payload(Page page, Principal who, @PathVariable UUID id) {
        return quarantine
                .payload(who, id)
                .<HttpResponse<?>>map(bytes -> HttpResponse.ok(bytes)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header("Content-Disposition", "attachment; filename=\"" + id + ".bin\""))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
