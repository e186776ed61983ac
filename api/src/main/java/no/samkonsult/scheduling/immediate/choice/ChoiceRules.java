package no.samkonsult.scheduling.immediate.choice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/** In which order those who could be rung are shown, and who of them is ticked before anybody has chosen. */
public final class ChoiceRules {
    /** So many of those who are only free are ticked, where nobody nearer can be had. */
    static final int MOST_TICKED = 3;

    static final int MOST_SHOWN = 12;

    /** The roles one can ring, the likeliest first. */
    static final List<Role> ROLES = List.of(
            Role.GENERAL_PRACTITIONER,
            Role.SPECIALIST,
            Role.HOME_CARE,
            Role.NURSING_HOME_DOCTOR,
            Role.OUT_OF_HOURS_DOCTOR,
            Role.RESPONSE_CENTRE);

    private ChoiceRules() {}

    /**
     * Of every role those who could be rung in it.
     *
     * @param rung those who have been rung before, and are ticked by nobody but a person
     */
    public static List<RoleChoice> choices(Collection<Candidate> all, Role caller, Collection<PersonId> rung) {
        return each(all, (role, shown) -> {
            List<Candidate> fresh = shown.stream()
                    .filter(candidate -> !rung.contains(candidate.person()))
                    .toList();
            return role == caller ? Set.of() : ticked(role, fresh);
        });
    }

    /** The same with those ticked whom somebody has chosen, by the names of their fields. */
    public static List<RoleChoice> chosen(Collection<Candidate> all, Collection<String> fields) {
        return each(all, (_, shown) -> shown.stream()
                .filter(candidate -> fields.contains(candidate.field()))
                .map(Candidate::person)
                .collect(toUnmodifiableSet()));
    }

    private static List<RoleChoice> each(
            Collection<Candidate> all, BiFunction<Role, List<Candidate>, Set<PersonId>> ticking) {
        Map<Role, List<Candidate>> byRole = all.stream().distinct().collect(groupingBy(Candidate::role));
        return ROLES.stream()
                .map(role -> {
                    List<Candidate> shown = shown(byRole.getOrDefault(role, List.of()));
                    return new RoleChoice(role, shown, ticking.apply(role, shown));
                })
                .toList();
    }

    /** Somebody who holds the role in two places is there once, in the place where they are free. */
    private static List<Candidate> shown(List<Candidate> candidates) {
        var people = new HashSet<PersonId>();
        return candidates.stream()
                .filter(candidate -> candidate.free() || candidate.onDuty() || candidate.own())
                .sorted(Comparator.comparingInt(ChoiceRules::distance))
                .filter(candidate -> people.add(candidate.person()))
                .limit(MOST_SHOWN)
                .toList();
    }

    /** The patient's own first, then those on duty, then those who are free; who has no time now comes last. */
    private static int distance(Candidate candidate) {
        if (!candidate.free()) {
            return 3;
        }
        if (candidate.own()) {
            return 0;
        }
        return candidate.onDuty() ? 1 : 2;
    }

    /** The patient's own who can now; where the fastlege cannot, a doctor on duty, and else some who are free. */
    private static Set<PersonId> ticked(Role role, List<Candidate> shown) {
        List<Candidate> free = shown.stream().filter(Candidate::free).toList();
        Set<PersonId> own = people(free, Candidate::own);
        if (!own.isEmpty() || role != Role.GENERAL_PRACTITIONER) {
            return own;
        }
        Set<PersonId> onDuty = people(free, Candidate::onDuty);
        return onDuty.isEmpty() ? people(free.subList(0, Math.min(MOST_TICKED, free.size())), Candidate::free) : onDuty;
    }

    private static Set<PersonId> people(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream().filter(which).map(Candidate::person).collect(toUnmodifiableSet());
    }
}
