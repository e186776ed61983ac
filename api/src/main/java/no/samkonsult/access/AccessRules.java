package no.samkonsult.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import no.samkonsult.shared.Role;

/** What a role may do with the grounds it has. */
final class AccessRules {
    private AccessRules() {}

    static Decision decide(Role role, List<Ground> grounds, Scope scope) {
        if (scope == Scope.CLINICAL && !role.isClinical()) {
            return new Decision.Denied();
        }
        return grounds.stream()
                .filter(ground -> fits(role, ground))
                .min(Comparator.naturalOrder())
                .<Decision>map(Decision.Granted::new)
                .orElseGet(Decision.Denied::new);
    }

    /** The grounds that count for a role. */
    static List<Ground> groundsFor(Role role) {
        return Arrays.stream(Ground.values())
                .filter(ground -> fits(role, ground))
                .toList();
    }

    /** A patient acts on own data alone, next of kin on that ground alone, and staff on neither: their own record is no work of theirs. */
    private static boolean fits(Role role, Ground ground) {
        return switch (ground) {
            case OWN_DATA -> role == Role.PATIENT;
            case NEXT_OF_KIN -> role == Role.NEXT_OF_KIN;
            case CONSULTATION -> role != Role.MACHINE;
            case ENROLMENT -> role != Role.PATIENT && role != Role.NEXT_OF_KIN;
            case GP_LIST, CARE_TEAM -> role != Role.PATIENT && role != Role.NEXT_OF_KIN && role != Role.MACHINE;
        };
    }
}
