package no.samkonsult.pages.form;

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
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.measurement.answer.Answers;
import no.samkonsult.measurement.answer.Responding;
import no.samkonsult.measurement.answer.StruckOut;
import no.samkonsult.measurement.retraction.Retracting;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The patient's questionnaires: what is due, one form for each, and what became of an answer. */
@Controller("/patients/{id}/forms")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FormPageController {
    /** What the fields of answers begin with, so that no question can be called as something else on the page. */
    private static final String QUESTION = "q-";

    private static final HttpStatus UNPROCESSABLE = HttpStatus.UNPROCESSABLE_ENTITY;

    private final Forms forms;
    private final Responding responding;
    private final Retracting retracting;

    FormPageController(Forms forms, Responding responding, Retracting retracting) {
        this.forms = forms;
        this.responding = responding;
        this.retracting = retracting;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who, @PathVariable UUID id) {
        return forms.of(who, id)
                .<HttpResponse<?>>map(found -> page.render("form/forms", Map.of("forms", found)))
                .orElseGet(() -> unknown(page));
    }

    @Get("/{code}")
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id, @PathVariable String code) {
        return show(HttpStatus.OK, page, who, id, code, Filled.NOTHING);
    }

    @Post("/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @PathVariable String code,
            @Body Map<String, String> fields) {
        var answers = new Answers(fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(QUESTION))
                .collect(Collectors.toMap(field -> field.getKey().substring(QUESTION.length()), Map.Entry::getValue)));
        Map<String, String> given = answers.byLinkId();
        return switch (responding.respond(who, new PatientId(id), code, answers, fields.containsKey("incomplete"))) {
            case Responding.Result.Stored(var response) -> HttpResponse.seeOther(answered(id, response.id()));
            case Responding.Result.Incomplete(var unanswered) ->
                show(
                        UNPROCESSABLE,
                        page,
                        who,
                        id,
                        code,
                        new Filled(given, Set.copyOf(unanswered), "form.incomplete", true));
            case Responding.Result.Invalid(String linkId) ->
                show(UNPROCESSABLE, page, who, id, code, new Filled(given, Set.of(linkId), "form.invalid", false));
            case Responding.Result.Empty() ->
                show(UNPROCESSABLE, page, who, id, code, new Filled(given, Set.of(), "form.empty", false));
            case Responding.Result.NotPlanned() ->
                show(UNPROCESSABLE, page, who, id, code, new Filled(given, Set.of(), "form.not-planned", false));
            case Responding.Result.Unknown() -> unknown(page);
        };
    }

    @Get("/answers/{response}")
    HttpResponse<?> answered(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID response) {
        return forms.response(who, id, response)
                .flatMap(found -> forms.of(who, id)
                        .<HttpResponse<?>>map(whole -> page.render(
                                "form/answered",
                                Map.of(
                                        "forms",
                                        whole,
                                        "response",
                                        found,
                                        "mayRetract",
                                        retracting.mayRetract(who, new PatientId(id), found)))))
                .orElseGet(() -> unknown(page));
    }

    @Serdeable
    record Why(StruckOut.@Nullable Reason reason) {}

    @Post("/answers/{response}/invalidation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retract(
            Page page, Principal who, @PathVariable UUID id, @PathVariable UUID response, @Body Why why) {
        StruckOut.Reason reason = why.reason();
        return reason == null
                ? unknown(page)
                : back(page, id, response, retracting.retract(who, new PatientId(id), response, reason));
    }

    @Post("/answers/{response}/invalidation/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> takeBack(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID response) {
        return back(page, id, response, retracting.takeBack(who, new PatientId(id), response));
    }

    private static HttpResponse<?> back(Page page, UUID patient, UUID response, Retracting.Result result) {
        return switch (result) {
            case DONE, NOTHING_TO_DO -> HttpResponse.seeOther(answered(patient, response));
            case UNKNOWN -> unknown(page);
        };
    }

    private static URI answered(UUID patient, UUID response) {
        return URI.create("/patients/%s/forms/answers/%s".formatted(patient, response));
    }

    /** What was filled in, and what is wrong with it. */
    private record Filled(Map<String, String> given, Set<String> faults, String error, boolean incomplete) {
        static final Filled NOTHING = new Filled(Map.of(), Set.of(), "", false);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String code, Filled filled) {
        return forms.of(who, id)
                .flatMap(found -> forms.questionnaire(who, found, code)
                        .<HttpResponse<?>>map(questionnaire -> page.render(
                                status, "form/form", Map.of("form", page(page, found, questionnaire, filled)))))
                .orElseGet(() -> unknown(page));
    }

    private static FormPage page(Page page, FormsPage found, Questionnaire questionnaire, Filled filled) {
        return new FormPage(
                found,
                questionnaire,
                filled.given(),
                filled.faults(),
                filled.error().isEmpty() ? "" : page.text(filled.error()),
                filled.incomplete());
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
