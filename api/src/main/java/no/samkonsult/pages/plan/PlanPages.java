package no.samkonsult.pages.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import no.samkonsult.access.Scope;
import no.samkonsult.monitoring.contact.ContactNurses;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.monitoring.limit.PatientLimits;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.monitoring.plan.Responsibility;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.monitoring.template.Templates;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.DeviceRegister;
import no.samkonsult.shared.PatientId;

/** Shows the plan of a patient, as it is or with what is wrong with what was filled in. */
@Singleton
public class PlanPages {
    private static final PatientLimits NONE = new PatientLimits(List.of(), List.of(), List.of(), false);

    private final PatientRegister register;
    private final Plans plans;
    private final SelfManagements selfManagements;
    private final PlanGround ground;
    private final Responsibility responsibility;
    private final ContactNurses contacts;
    private final Limits limits;
    private final PlanTasks tasks;
    private final Templates templates;
    private final DeviceRegister devices;
    private final PlannedQuestionnaires forms;
    private final Questionnaires questionnaires;
    private final Clock clock;

    PlanPages(
            PatientRegister register,
            Plans plans,
            SelfManagements selfManagements,
            PlanGround ground,
            Responsibility responsibility,
            ContactNurses contacts,
            Limits limits,
            PlanTasks tasks,
            Templates templates,
            DeviceRegister devices,
            PlannedQuestionnaires forms,
            Questionnaires questionnaires,
            Clock clock) {
        this.register = register;
        this.plans = plans;
        this.selfManagements = selfManagements;
        this.ground = ground;
        this.responsibility = responsibility;
        this.contacts = contacts;
        this.limits = limits;
        this.tasks = tasks;
        this.templates = templates;
        this.devices = devices;
        this.forms = forms;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    HttpResponse<?> show(Page page, Principal who, UUID id) {
        return show(HttpStatus.OK, page, who, id, new Fields(Map.of()), Map.of(), "");
    }

    /** The page once more, with the faults of the fields that were filled in. */
    public HttpResponse<?> faulty(
            Page page, Principal who, UUID id, Fields fields, Map<String, String> given, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, given, error);
    }

    /** Does something for those who may change the plan, and shows it then; for others there is none. */
    public HttpResponse<?> change(Page page, Principal who, UUID id, Supplier<HttpResponse<?>> work) {
        return ground.toChange(who, new PatientId(id)).isPresent() ? work.get() : unknown(page);
    }

    public static HttpResponse<?> done(Page page, UUID id, boolean done) {
        return done ? HttpResponse.seeOther(URI.create("/patients/%s/plan".formatted(id))) : unknown(page);
    }

    public static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }

    private HttpResponse<?> show(
            HttpStatus status,
            Page page,
            Principal who,
            UUID id,
            Fields fields,
            Map<String, String> given,
            String error) {
        var patient = new PatientId(id);
        return register.find(who, patient, Scope.MEASUREMENTS)
                .<HttpResponse<?>>map(found -> page.render(
                        status, "plan/plan", Map.of("plan", plan(who, found, given, fields.faults(), error))))
                .orElseGet(() -> unknown(page));
    }

    private PlanPage plan(
            Principal who,
            PatientRegister.Found found,
            Map<String, String> given,
            Map<String, String> faults,
            String error) {
        var patient = new PatientId(found.patient().id());
        boolean mayChange = who.role().isHealthPersonnel() && found.ground().isOngoing();
        return new PlanPage(
                found.patient(),
                plans.find(who, patient),
                selfManagements.find(who, patient),
                limits.find(who, patient).orElse(NONE),
                mayChange ? tasks.toRead(who, patient) : List.of(),
                mayChange,
                mayChange ? responsibility.doctors(who, patient) : List.of(),
                contacts.ofPatient(who, patient),
                mayChange ? contacts.choices(who, patient) : List.of(),
                templates.newest(),
                mayChange ? devices.ofPatient(who, patient) : List.of(),
                forms.of(who, patient),
                questionnaires.newest(who),
                given,
                faults,
                error,
                clock.instant());
    }
}
