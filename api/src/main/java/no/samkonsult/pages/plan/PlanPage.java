package no.samkonsult.pages.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.contact.Colleague;
import no.samkonsult.monitoring.contact.ContactNurse;
import no.samkonsult.monitoring.limit.PatientLimits;
import no.samkonsult.monitoring.limit.PlanTask;
import no.samkonsult.monitoring.plan.Activity;
import no.samkonsult.monitoring.plan.Doctor;
import no.samkonsult.monitoring.plan.PlanView;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.patient.Patient;
import no.samkonsult.platform.Page;
import no.samkonsult.registry.Device;

/**
 * What the page of a plan shows.
 *
 * @param mayChange whether the reader is one of the personnel who follow the patient up
 * @param doctors who may be asked to answer for it
 * @param colleagues who may be the patient's contact nurse and is not
 * @param forms the questionnaires that it asks
 * @param questionnaires those there are
 * @param fields what was filled in and could not be taken, with {@code faults}
 */
public record PlanPage(
        Patient patient,
        Optional<PlanView> plan,
        SelfManagements.Sheet selfManagement,
        PatientLimits limits,
        List<PlanTask> toRead,
        boolean mayChange,
        List<Doctor> doctors,
        List<ContactNurse> contacts,
        List<Colleague> colleagues,
        List<Template> templates,
        List<Device> devices,
        List<PlannedQuestionnaire> forms,
        List<Questionnaire> questionnaires,
        Map<String, String> fields,
        Map<String, String> faults,
        String error,
        Instant now) {
    /** What the name of a questionnaire begins with where it stands among what is measured. */
    static final String FORM = "form:";

    /** The title of a questionnaire that is asked; its code where it is not there any more. */
    public String title(Page page, PlannedQuestionnaire form) {
        return title(page, form.code());
    }

    /** The title of a questionnaire by its code. */
    public String title(Page page, String code) {
        return questionnaires.stream()
                .filter(each -> each.code().equals(code))
                .map(each -> each.title().in(page.texts().language()))
                .findFirst()
                .orElse(code);
    }

    /** As what it can be chosen. */
    public String choice(Questionnaire questionnaire) {
        return FORM + questionnaire.code();
    }

    /** What is measured, or has limits, or is to have. */
    public List<Kind> kinds() {
        return limits
                .kinds(plan.stream().flatMap(each -> each.activities().stream()).map(Activity::kind))
                .stream()
                .map(Kind::ofStored)
                .toList();
    }

    public String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    /** The plan's own path. */
    public String path() {
        return "/patients/%s/plan".formatted(patient.id());
    }
}
