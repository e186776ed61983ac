package no.samkonsult.pages.news2;

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
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.measurement.news2.Proposal;
import no.samkonsult.measurement.news2.Scoring;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** The form for NEWS2, and the page of a score. */
@Controller("/patients/{id}/news2")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScorePageController {
    private final Scoring scoring;
    private final PatientRegister register;

    ScorePageController(Scoring scoring, PatientRegister register) {
        this.scoring = scoring;
        this.register = register;
    }

    @Get
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id) {
        var patient = new PatientId(id);
        return scoring.proposal(who, patient)
                .<HttpResponse<?>>map(
                        proposal -> show(HttpStatus.OK, page, who, patient, proposal, ScoreForm.of(page, proposal)))
                .orElseGet(() -> unknown(page));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> record(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        var patient = new PatientId(id);
        return scoring.proposal(who, patient)
                .<HttpResponse<?>>map(proposal -> record(page, who, patient, proposal, ScoreForm.sent(given)))
                .orElseGet(() -> unknown(page));
    }

    @Get("/{score}")
    HttpResponse<?> score(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID score) {
        var patient = new PatientId(id);
        return scoring.ofPatient(who, patient).stream()
                .filter(each -> each.id().equals(score))
                .findFirst()
                .flatMap(each -> register.find(who, patient, Scope.MEASUREMENTS)
                        .<HttpResponse<?>>map(
                                found -> page.render("news2/score", Map.of("patient", found.patient(), "score", each))))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> record(Page page, Principal who, PatientId patient, Proposal proposal, ScoreForm form) {
        return form.signs()
                .<HttpResponse<?>>map(
                        filled -> switch (scoring.record(who, patient, filled.signs(), filled.oxygenFlow())) {
                            case Scoring.Result.Recorded(var score) ->
                                HttpResponse.seeOther(URI.create("/patients/%s/news2/%s".formatted(patient, score)));
                            case Scoring.Result.TooYoung() -> refused(page, who, patient, proposal, form);
                            case Scoring.Result.Unknown() -> unknown(page);
                        })
                .orElseGet(() -> refused(page, who, patient, proposal, form));
    }

    private HttpResponse<?> refused(Page page, Principal who, PatientId patient, Proposal proposal, ScoreForm form) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, patient, proposal, form);
    }

    private HttpResponse<?> show(
            HttpStatus status, Page page, Principal who, PatientId patient, Proposal proposal, ScoreForm form) {
        return register.find(who, patient, Scope.MEASUREMENTS)
                .<HttpResponse<?>>map(found -> page.render(
                        status, "news2/form", Map.of("patient", found.patient(), "proposal", proposal, "form", form)))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
