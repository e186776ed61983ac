package no.samkonsult.fhir.terms;

import java.util.List;
import no.samkonsult.fhir.ValueName;

/**
 * How one number of a measurement is written in FHIR.
 *
 * @param codes the codes of a component; empty for the value that the Observation itself is about
 * @param required whether the profile wants the component even where the number is missing
 */
public record ValueTerm(ValueName name, Unit unit, List<Code> codes, boolean required) {
    static ValueTerm itself(ValueName name, Unit unit) {
        return new ValueTerm(name, unit, List.of(), true);
    }

    static ValueTerm required(ValueName name, Unit unit, Code... codes) {
        return new ValueTerm(name, unit, List.of(codes), true);
    }

    static ValueTerm optional(ValueName name, Unit unit, Code... codes) {
        return new ValueTerm(name, unit, List.of(codes), false);
    }

    public boolean isComponent() {
        return !codes.isEmpty();
    }
}
