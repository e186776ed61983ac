package no.samkonsult.patient.header;

import java.util.List;
import java.util.Optional;

/**
 * What is shown above all else of a patient.
 *
 * @param phone the patient's own
 */
public record Header(List<Fact> facts, List<Kin> kin, Optional<String> phone) {
    /** What is shown to whoever may see none of it. */
    public static final Header NONE = new Header(List.of(), List.of(), Optional.empty());

    public Optional<Fact> of(FactKind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).findFirst();
    }

    public boolean isEmpty() {
        return facts.isEmpty() && kin.isEmpty();
    }
}
