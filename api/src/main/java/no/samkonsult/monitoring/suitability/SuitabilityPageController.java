package no.samkonsult.monitoring.suitability;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Answer;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Conclusion;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;

/** The page on which whoever proposes monitoring for a patient asks whether it suits them, and where all at work read what was found. */
@Controller("/patients/{id}/suitability")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SuitabilityPageController {
    private final PatientRegister register;
    private final SuitabilityChecks checks;
    private final QuestionSets sets;

    SuitabilityPageController(PatientRegister register, SuitabilityChecks checks, QuestionSets sets) {
        this.register = register;
        this.checks = checks;
        this.sets = sets;
    }

    @Get
    HttpResponse<?> show(
            Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "") String programme) {
        return show(HttpStatus.OK, page, who, id, Map.of("programme", programme), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var patient = new PatientId(id);
        if (!checks.isFor(who, patient)) {
            return unknown(page);
        }
        QuestionSet questions = sets.newest(fields.getOrDefault("programme", ""))
                .orElseThrow(() -> new InvalidInput("programme", "is not one there is"));
        var form = new SuitabilityForm(questions, fields);
        Map<String, Answer> answers = form.answers().orElse(Map.of());
        if (answers.isEmpty() || form.conclusion().isEmpty() || form.reason().isEmpty()) {
            String needed = page.text("suitability.needed", SuitabilityCheck.LONGEST_REASON);
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, needed);
        }
        Conclusion conclusion = form.conclusion().orElseThrow();
        return checks.add(
                        who,
                        patient,
                        questions,
                        answers,
                        conclusion,
                        form.reason().orElseThrow())
                ? HttpResponse.seeOther(URI.create("/patients/%s/suitability".formatted(id)))
                : unknown(page);
    }

    private HttpResponse<?> show(
            HttpStatus status, Page page, Principal who, UUID id, Map<String, String> typed, String error) {
        var patient = new PatientId(id);
        if (!who.role().isHealthPersonnel()) {
            return unknown(page);
        }
        return register.find(who, patient, Scope.MEASUREMENTS)
                .<HttpResponse<?>>map(found ->
                        page.render(status, "suitability/page", Map.of("shown", shown(who, found, typed, error))))
                .orElseGet(() -> unknown(page));
    }

    private SuitabilityPage shown(Principal who, PatientRegister.Found found, Map<String, String> typed, String error) {
        List<SuitabilityCheck> made =
                checks.of(who, new PatientId(found.patient().id()));
        var asked = new HashMap<SuitabilityCheck, QuestionSet>();
        made.forEach(check ->
                sets.find(check.programme(), check.version()).ifPresent(questions -> asked.put(check, questions)));
        List<QuestionSet> programmes = sets.newest();
        return new SuitabilityPage(
                found.patient(),
                made,
                asked,
                programmes,
                sets.newest(typed.getOrDefault("programme", "")).orElse(programmes.getFirst()),
                typed,
                error,
                found.ground().isOngoing());
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
