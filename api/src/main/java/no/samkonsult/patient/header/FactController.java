package no.samkonsult.patient.header;

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
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** The form for what one must know of a patient. */
@Controller("/patients/{id}/facts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FactController {
    private static final int LONGEST = 500;

    private final Headers headers;
    private final PatientRegister register;

    FactController(Headers headers, PatientRegister register) {
        this.headers = headers;
        this.register = register;
    }

    @Get
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id) {
        return form(HttpStatus.OK, page, who, new PatientId(id), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> say(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var patient = new PatientId(id);
        Optional<FactKind> kind = Arrays.stream(FactKind.values())
                .filter(each -> each.name().equals(fields.get("kind")))
                .findFirst();
        String body = fields.getOrDefault("body", "").strip();
        if (kind.isEmpty() || body.length() > LONGEST) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, patient, page.text("fact.too-long", LONGEST));
        }
        return headers.say(who, patient, kind.get(), body)
                ? HttpResponse.seeOther(URI.create("/patients/%s/facts".formatted(id)))
                : unknown(page);
    }

    private HttpResponse<?> form(HttpStatus status, Page page, Principal who, PatientId patient, String error) {
        return headers.ground(who, patient)
                .flatMap(ground -> register.find(who, patient, Scope.MEASUREMENTS)
                        .<HttpResponse<?>>map(found -> page.render(
                                status,
                                "patient/facts",
                                Map.of(
                                        "patient", found.patient(),
                                        "header", headers.of(who, patient, ground),
                                        "error", error))))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
