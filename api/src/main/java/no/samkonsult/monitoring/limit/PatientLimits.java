package no.samkonsult.monitoring.limit;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The limits of a patient, by kind of measurement as the database numbers kinds.
 *
 * @param mayConfirm whether whoever looks is the responsible doctor, or stands in for them
 */
public record PatientLimits(List<Known> inForce, List<Known> proposed, List<Delegation> delegated, boolean mayConfirm) {
    public Optional<Known> inForce(int kind) {
        return inForce.stream().filter(each -> each.kind() == kind).findFirst();
    }

    public Optional<Known> proposed(int kind) {
        return proposed.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** Every kind that there is something to say of. */
    public List<Integer> kinds(Stream<Integer> measured) {
        var kinds = new TreeSet<Integer>();
        inForce.forEach(each -> kinds.add(each.kind()));
        proposed.forEach(each -> kinds.add(each.kind()));
        measured.forEach(kinds::add);
        return List.copyOf(kinds);
    }
}
