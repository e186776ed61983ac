package no.samkonsult.scheduling;

import java.util.List;
import java.util.function.Predicate;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;

/** Whom a consultation is wanted with, besides the patient: those who must be there, and those who may. At most ten. */
public record Attendees(List<PersonId> required, List<PersonId> optional) {
    static final int MOST = 10;

    public Attendees {
        required = required.stream().distinct().toList();
        optional = optional.stream().distinct().filter(notIn(required)).toList();
        if (required.isEmpty()) {
            throw new InvalidInput("required", "names nobody");
        }
        if (required.size() + optional.size() > MOST) {
            throw new InvalidInput("required", "names more than %d parties together with optional".formatted(MOST));
        }
    }

    private static Predicate<PersonId> notIn(List<PersonId> others) {
        return person -> !others.contains(person);
    }
}
