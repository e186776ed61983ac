package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import no.samkonsult.monitoring.contact.ContactNurses;
import no.samkonsult.monitoring.limit.Applying;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.monitoring.limit.PatientLimits;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.monitoring.plan.Responsibility;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** The monitoring plan of a patient for programs: what it says, beginning by a template, who answers for it. */
@Controller("/api/patients/{id}/plan")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
    private static final PatientLimits NONE = new PatientLimits(List.of(), List.of(), List.of(), false);

    private final Plans plans;
    private final PlannedQuestionnaires forms;
    private final PlanGround ground;
    private final Limits limits;
    private final Applying applying;
    private final Responsibility responsibility;
    private final ContactNurses contacts;

    PlanController(
            Plans plans,
            PlannedQuestionnaires forms,
            PlanGround ground,
            Limits limits,
            Applying applying,
            Responsibility responsibility,
            ContactNurses contacts) {
        this.plans = plans;
        this.forms = forms;
        this.ground = ground;
        this.limits = limits;
        this.applying = applying;
        this.responsibility = responsibility;
        this.contacts = contacts;
    }

    /** {@code template} is the id of a programme, such as {@code heart-failure}. */
    @Serdeable
    record Beginning(String template) {}

    /** A doctor and for which organisation they act. */
    @Serdeable
    record Offer(UUID doctor, UUID organisation) {}

    /** A patient who has none answers with an empty object. */
    @Get
    HttpResponse<?> plan(Principal who, @PathVariable UUID id) {
        var patient = new PatientId(id);
        if (ground.toRead(who, patient).isEmpty()) {
            return Problem.unknown().response();
        }
        return plans.find(who, patient)
                .<HttpResponse<?>>map(view -> HttpResponse.ok(PlanBody.of(
                        view,
                        contacts.ofPatient(who, patient),
                        forms.of(who, patient),
                        limits.find(who, patient).orElse(NONE))))
                .orElseGet(() -> HttpResponse.status(HttpStatus.NO_CONTENT));
    }

    @Post("/template")
    HttpResponse<?> apply(Principal who, @PathVariable UUID id, @Body Beginning beginning) {
        var patient = new PatientId(id);
        if (ground.toChange(who, patient).isEmpty()) {
            return Problem.unknown().response();
        }
        return applying.apply(who, patient, beginning.template())
                ? HttpResponse.noContent()
                : Problem.ofField("template", "is no template, or the patient is not enrolled")
                        .response();
    }

    @Post("/responsibility")
    HttpResponse<?> offer(Principal who, @PathVariable UUID id, @Body Offer offer) {
        var patient = new PatientId(id);
        if (ground.toChange(who, patient).isEmpty()) {
            return Problem.unknown().response();
        }
        return switch (responsibility.offer(who, patient, offer.doctor(), offer.organisation())) {
            case DONE -> HttpResponse.noContent();
            case NOT_YOURS ->
                Problem.of(HttpStatus.CONFLICT, "not-responsible", "Another doctor answers for the plan.")
                        .response();
            case UNKNOWN ->
                Problem.ofField("doctor", "is no doctor who follows the patient up, or there is no plan")
                        .response();
        };
    }

    @Post("/responsibility/{offer}/acceptance")
    HttpResponse<?> accept(Principal who, @PathVariable UUID id, @PathVariable UUID offer) {
        return responsibility.accept(who, new PatientId(id), offer)
                ? HttpResponse.noContent()
                : Problem.unknown().response();
    }
}
