package no.samkonsult.scheduling.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.scheduling.proposal.Proposal.Stance;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/** Which time is booked by itself, and for how long times may be held. */
final class ProposalRules {
    /** Between the deadline and the first of the times: to be told and to come. */
    static final Duration BEFORE_THE_FIRST = Duration.ofHours(1);

    private static final Set<Stance> WILL_COME = EnumSet.of(Stance.YES, Stance.HELD);

    private ProposalRules() {}

    /**
     * Of the times at which everybody who must be there can, and all who are waited for have said so, the best liked: the patient's
     * wish comes first, then that of most, then the clock.
     */
    static Optional<Instant> agreed(Proposal proposal) {
        return proposal.starts().stream()
                .filter(start -> required(proposal).stream().allMatch(party -> WILL_COME.contains(party.stance(start))))
                .min(Comparator.comparing((Instant start) -> !suitsThePatientBest(proposal, start))
                        .thenComparing(start -> -suitsBest(proposal, start))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean suitsThePatientBest(Proposal proposal, Instant start) {
        return proposal.parties().stream()
                .anyMatch(party -> party.role() == Role.PATIENT && start.equals(party.best()));
    }

    private static long suitsBest(Proposal proposal, Instant start) {
        return proposal.parties().stream()
                .filter(party -> start.equals(party.best()))
                .count();
    }

    /** Whether somebody who must be there has said no to every time, so that none of them can be agreed on. */
    static boolean isStuck(Proposal proposal) {
        return proposal.starts().stream()
                .allMatch(start -> required(proposal).stream().anyMatch(party -> party.stance(start) == Stance.NO));
    }

    /** Those who have accepted a time by proposing it or saying yes to it. */
    static Set<PersonId> accepted(Proposal proposal, Instant start) {
        return proposal.parties().stream()
                .filter(party -> party.stance(start) == Stance.YES
                        || party.person().equals(proposal.maker()) && party.stance(start) != Stance.NO)
                .map(Party::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether somebody's yes is waited for. Their calendar speaks for those who keep one, unless they are to be asked too; whoever
     * proposes has said yes by doing so.
     */
    static boolean isAwaited(Participant participant, boolean professionalsAsked, PersonId maker) {
        return participant.required()
                && !participant.person().equals(maker)
                && (participant.role().isPrivate() || professionalsAsked);
    }

    /** The last moment to which these times may be held. */
    static Instant latestDeadline(Collection<Instant> starts) {
        return Collections.min(starts).minus(BEFORE_THE_FIRST);
    }

    /** So long from now, but no later than that. */
    static Instant deadline(Instant now, Duration wanted, Collection<Instant> starts) {
        return Collections.min(List.of(now.plus(wanted), latestDeadline(starts)));
    }

    private static List<Party> required(Proposal proposal) {
        return proposal.parties().stream().filter(Party::required).toList();
    }
}
