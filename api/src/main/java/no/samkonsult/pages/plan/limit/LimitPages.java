package no.samkonsult.pages.plan.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.monitoring.limit.Known;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.monitoring.limit.PatientLimits;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.simulation.Comparison;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.Templates;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Makes the page of the limits of one kind, for those who may change them. */
@Singleton
class LimitPages {
    private final PatientRegister register;
    private final PlanGround ground;
    private final Limits limits;
    private final Templates templates;
    private final Replay replay;

    LimitPages(PatientRegister register, PlanGround ground, Limits limits, Templates templates, Replay replay) {
        this.register = register;
        this.ground = ground;
        this.limits = limits;
        this.templates = templates;
        this.replay = replay;
    }

    /** The page as it begins: what is proposed, else what is in force, else nothing. */
    Optional<LimitPage> begun(Principal who, UUID id, Kind kind) {
        var patient = new PatientId(id);
        return ground.toChange(who, patient)
                .flatMap(_ -> register.find(who, patient, Scope.MEASUREMENTS))
                .flatMap(found -> limits.find(who, patient).map(known -> begun(found.patient(), kind, known)));
    }

    private LimitPage begun(Patient patient, Kind kind, PatientLimits known) {
        Optional<Known> inForce = known.inForce(kind.stored());
        Optional<Known> proposed = known.proposed(kind.stored());
        Map<String, String> fields = proposed.or(() -> inForce)
                .map(each -> LimitFields.of(each.draft()))
                .orElseGet(() -> LimitFields.empty(kind));
        return new LimitPage(
                patient,
                kind,
                inForce,
                proposed,
                known.mayConfirm(),
                known.mayConfirm() || known.delegated().stream().anyMatch(each -> each.kind() == kind.stored()),
                template(kind, fields).flatMap(each -> Optional.ofNullable(each.target())),
                fields,
                Map.of(),
                inForce.map(each -> LimitFields.of(each.draft())).orElse(Map.of()),
                false,
                Optional.empty(),
                "");
    }

    /** The fields with what is reckoned from a target that is new. */
    Optional<Map<String, String>> reckoned(LimitPage begun, Map<String, String> given) {
        return Reckoning.reckon(begun.kind(), given, template(begun.kind(), given));
    }

    HttpResponse<?> faulty(
            Page page, LimitPage begun, Map<String, String> fields, Map<String, String> faults, String error) {
        return page.render(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "plan/limits",
                Map.of("limits", with(begun, fields, faults, false, Optional.empty(), error)));
    }

    HttpResponse<?> simulated(
            Page page, Principal who, LimitPage begun, Map<String, String> fields, Draft draft, boolean reckoned) {
        var comparison = replay.compare(
                who,
                new PatientId(begun.patient().id()),
                begun.kind(),
                begun.inForce().map(Known::content),
                draft.content());
        return page.render(
                "plan/limits", Map.of("limits", with(begun, fields, Map.of(), reckoned, Optional.of(comparison), "")));
    }

    private Optional<Template.Limits> template(Kind kind, Map<String, String> fields) {
        return templates.limits(fields.getOrDefault("template", ""), kind.stored());
    }

    private static LimitPage with(
            LimitPage begun,
            Map<String, String> fields,
            Map<String, String> faults,
            boolean reckoned,
            Optional<Comparison> simulated,
            String error) {
        return new LimitPage(
                begun.patient(),
                begun.kind(),
                begun.inForce(),
                begun.proposed(),
                begun.isResponsible(),
                begun.mayConfirm(),
                begun.target(),
                fields,
                faults,
                begun.inForceFields(),
                reckoned,
                simulated,
                error);
    }
}
