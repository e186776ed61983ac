package no.samkonsult.scheduling.immediate.choice;

import java.util.List;
import java.util.Set;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * Those who could be rung in a role, the nearest first.
 *
 * @param ticked those who are chosen unless somebody chooses otherwise
 */
public record RoleChoice(Role role, List<Candidate> candidates, Set<PersonId> ticked) {
    public boolean isTicked(Candidate candidate) {
        return ticked.contains(candidate.person());
    }
}
