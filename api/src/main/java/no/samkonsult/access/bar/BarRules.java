package no.samkonsult.access.bar;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What bars leave of those who follow a patient up. */
final class BarRules {
    private BarRules() {}

    /**
     * A follower is left where at least one of its people is.
     *
     * @param barred the parties, of any kind, that are kept from what following up takes
     */
    static Coverage coverage(Collection<Follower> followers, Set<UUID> barred) {
        List<String> uncovered = followers.stream()
                .filter(follower -> !isLeft(follower, barred))
                .map(Follower::name)
                .distinct()
                .sorted()
                .toList();
        return uncovered.isEmpty() ? new Coverage.Covered() : new Coverage.Uncovered(uncovered);
    }

    private static boolean isLeft(Follower follower, Set<UUID> barred) {
        return Collections.disjoint(follower.units(), barred)
                && follower.people().stream().anyMatch(person -> !barred.contains(person));
    }
}
