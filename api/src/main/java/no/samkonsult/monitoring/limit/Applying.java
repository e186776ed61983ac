package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.monitoring.plan.Activity;
import no.samkonsult.monitoring.plan.NewActivity;
import no.samkonsult.monitoring.plan.PlanView;
import no.samkonsult.monitoring.plan.Plans;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaire;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaires;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.TemplateRules;
import no.samkonsult.monitoring.template.Templates;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Applies a programme template to a patient: what it measures and asks begins, and the limits it has are proposed. It confirms nothing. */
@Singleton
public class Applying {
    private final Templates templates;
    private final Plans plans;
    private final PlannedQuestionnaires forms;
    private final Limits limits;
    private final Authority authority;
    private final Clock clock;

    Applying(
            Templates templates,
            Plans plans,
            PlannedQuestionnaires forms,
            Limits limits,
            Authority authority,
            Clock clock) {
        this.templates = templates;
        this.plans = plans;
        this.forms = forms;
        this.limits = limits;
        this.authority = authority;
        this.clock = clock;
    }

    /** False where there is no such template, or no plan that one may change; a plan begins where there is none. */
    @Acting
    public boolean apply(Principal who, PatientId patient, String id) {
        Optional<Template> template = templates.newest(id);
        if (template.isEmpty() || authority.toChange(who, patient).isEmpty()) {
            return false;
        }
        plans.start(who, patient);
        Optional<PlanView> plan = plans.find(who, patient);
        if (plan.isEmpty() || !begin(who, patient, template.get(), plan.get()) || !ask(who, patient, template.get())) {
            return false;
        }
        template.get().limits().forEach(proposed -> limits.propose(who, patient, draft(template.get(), proposed)));
        return true;
    }

    /** What is measured already goes on as it is. */
    private boolean begin(Principal who, PatientId patient, Template template, PlanView plan) {
        Set<Integer> measured = plan.activities().stream().map(Activity::kind).collect(Collectors.toUnmodifiableSet());
        return template.activities().stream()
                .filter(planned -> !measured.contains(planned.kind()))
                .allMatch(planned -> plans.add(
                        who,
                        patient,
                        new NewActivity(planned.kind(), null, planned.schedule(today()), planned.source())));
    }

    /** What is asked already goes on as it is. */
    private boolean ask(Principal who, PatientId patient, Template template) {
        Set<String> asked =
                forms.of(who, patient).stream().map(PlannedQuestionnaire::code).collect(Collectors.toUnmodifiableSet());
        return template.forms().stream()
                .filter(form -> !asked.contains(form.code()))
                .allMatch(form -> forms.add(who, patient, form.code(), form.schedule(today()), form.source()));
    }

    private static Draft draft(Template template, Template.Limits proposed) {
        return new Draft(
                proposed.kind(), TemplateRules.limits(proposed, null), template.reference(), null, proposed.sources());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }
}
