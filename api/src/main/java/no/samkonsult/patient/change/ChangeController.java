package no.samkonsult.patient.change;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.patient.change.PatientChanges.Result;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** Forms for what changes in a patient's life: at the patient for the service, by number for the municipality's administrator. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangeController {
    private static final String OF_ANY = "/patients/changes";

    private final PatientChanges changes;
    private final Clock clock;

    ChangeController(PatientChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Get("/patients/{id}/changes")
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id) {
        return changes.mayRegister(who, new PatientId(id))
                ? render(HttpStatus.OK, page, who, path(id), "", "")
                : unknown(page);
    }

    @Post("/patients/{id}/changes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> register(Page page, Principal who, @PathVariable UUID id, @Body ChangeForm form) {
        var patient = new PatientId(id);
        Optional<Change> change = form.change();
        if (change.isEmpty()) {
            return changes.mayRegister(who, patient)
                    ? incomplete(page, who, path(id), page.text("change.incomplete"))
                    : unknown(page);
        }
        return answer(page, who, path(id), changes.register(who, patient, change.get()));
    }

    @Get(OF_ANY)
    HttpResponse<?> form(Page page, Principal who) {
        return who.role() == Role.ADMINISTRATOR ? render(HttpStatus.OK, page, who, OF_ANY, "", "") : unknown(page);
    }

    @Post(OF_ANY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> register(Page page, Principal who, @Body ChangeForm form) {
        if (who.role() != Role.ADMINISTRATOR) {
            return unknown(page);
        }
        Optional<Change> change = form.change();
        Optional<NationalIdentityNumber> number = form.patient();
        if (change.isEmpty() || number.isEmpty()) {
            return incomplete(page, who, OF_ANY, page.text("change.incomplete"));
        }
        Result result = changes.register(who, number.get(), change.get());
        return result instanceof Result.Unknown
                ? incomplete(page, who, OF_ANY, page.text("change.unknown"))
                : answer(page, who, OF_ANY, result);
    }

    private HttpResponse<?> answer(Page page, Principal who, String path, Result result) {
        return switch (result) {
            case Result.Done _ -> render(HttpStatus.OK, page, who, path, page.text("change.done"), "");
            case Result.Impossible() -> incomplete(page, who, path, page.text("change.impossible"));
            case Result.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<String> incomplete(Page page, Principal who, String path, String error) {
        return render(HttpStatus.UNPROCESSABLE_ENTITY, page, who, path, "", error);
    }

    private HttpResponse<String> render(
            HttpStatus status, Page page, Principal who, String path, String message, String error) {
        PatientChanges.Choices choices = changes.choices(who);
        return page.render(
                status,
                "patient/changes",
                Map.of(
                        "path", path,
                        "byNumber", path.equals(OF_ANY),
                        "services", choices.services(),
                        "practitioners", choices.practitioners(),
                        "today", LocalDate.ofInstant(clock.instant(), Page.ZONE),
                        "message", message,
                        "error", error));
    }

    private static String path(UUID patient) {
        return "/patients/%s/changes".formatted(patient);
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
