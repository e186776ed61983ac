package no.samkonsult.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;

/** Whom a consultation is wanted with, besides the patient: those who must be there, and those who may; and in which rooms. At most ten. */
public record Attendees(List<PersonId> required, List<PersonId> optional, Roles roles, List<UUID> resources) {
    static final int MOST = 10;

    public Attendees {
        required = required.stream().distinct().toList();
        optional = optional.stream().distinct().filter(notIn(required)).toList();
        if (required.isEmpty() && roles.required().isEmpty()) {
            throw new InvalidInput("required", "names nobody");
        }
        resources = resources.stream().distinct().toList();
        if (required.size() + optional.size() + roles.all().size() + resources.size() > MOST) {
            throw new InvalidInput("required", "names more than %d parties together with optional".formatted(MOST));
        }
    }

    /** All by name. */
    public Attendees(List<PersonId> required, List<PersonId> optional) {
        this(required, optional, Roles.NONE);
    }

    /** Without a room. */
    public Attendees(List<PersonId> required, List<PersonId> optional, Roles roles) {
        this(required, optional, roles, List.of());
    }

    /**
     * Roles that anybody may fill who holds them.
     *
     * @param named whom to take first, of whichever role, where they are free
     */
    public record Roles(List<AnyOf> required, List<AnyOf> optional, Set<PersonId> named) {
        public static final Roles NONE = new Roles(List.of(), List.of(), Set.of());

        public Roles {
            required = required.stream().distinct().toList();
            optional = optional.stream().distinct().filter(notIn(required)).toList();
        }

        List<AnyOf> all() {
            return Stream.concat(required.stream(), optional.stream()).toList();
        }
    }

    static Attendees of(List<Asked> required, List<Asked> optional, Set<PersonId> named) {
        return new Attendees(
                people(required),
                people(optional),
                new Roles(anyOf(required), anyOf(optional), named),
                resources(required));
    }

    /** Whether it is known who is to come, whenever it will be. */
    public boolean isByName() {
        return roles.all().isEmpty();
    }

    /** Whether there are people alone, who can be asked when they can. */
    public boolean canBeAsked() {
        return isByName() && resources.isEmpty();
    }

    private static List<UUID> resources(List<Asked> asked) {
        return asked.stream()
                .filter(Asked.Thing.class::isInstance)
                .map(thing -> ((Asked.Thing) thing).resource())
                .toList();
    }

    private static List<PersonId> people(List<Asked> asked) {
        return asked.stream()
                .filter(Asked.One.class::isInstance)
                .map(one -> ((Asked.One) one).person())
                .toList();
    }

    private static List<AnyOf> anyOf(List<Asked> asked) {
        return asked.stream()
                .filter(AnyOf.class::isInstance)
                .map(AnyOf.class::cast)
                .toList();
    }

    private static <T> Predicate<T> notIn(Collection<T> others) {
        return one -> !others.contains(one);
    }
}
