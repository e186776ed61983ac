package no.samkonsult.pages.plan.limit;

import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Known;
import no.samkonsult.monitoring.simulation.Comparison;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.patient.Patient;

/**
 * What the page of the limits of one kind shows.
 *
 * @param inForceFields the limits in force, by the names of the fields they stand beside
 * @param mayConfirm whether the reader is one who may be let confirm
 * @param reckoned whether the numbers were just reckoned from a target and are to be looked over
 */
public record LimitPage(
        Patient patient,
        Kind kind,
        Optional<Known> inForce,
        Optional<Known> proposed,
        boolean isResponsible,
        boolean mayConfirm,
        Optional<Template.Target> target,
        Map<String, String> fields,
        Map<String, String> faults,
        Map<String, String> inForceFields,
        boolean reckoned,
        Optional<Comparison> simulated,
        String error) {
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The number in force beside a field; empty where there is none. */
    public String inForce(String name) {
        return inForceFields.getOrDefault(name, "");
    }

    public String path() {
        return "/patients/%s/plan/limits/%s".formatted(patient.id(), kind.code());
    }
}
