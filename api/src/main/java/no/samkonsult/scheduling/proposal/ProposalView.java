package no.samkonsult.scheduling.proposal;

import java.util.Map;
import java.util.Optional;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.shared.PersonId;

/**
 * A proposal as somebody sees it.
 *
 * @param me what they are asked as, where they are
 * @param arranging whether they may confirm and withdraw it
 * @param open whether there is still something to answer
 * @param suggestions what would have fitted better: their own, and everybody's to those who arrange it
 */
public record ProposalView(
        Proposal proposal, Optional<Party> me, boolean arranging, boolean open, Map<PersonId, String> suggestions) {
    /** Whether they are to answer: whoever proposed has done so by that. */
    public boolean isAsked() {
        return me.filter(party -> !party.person().equals(proposal.maker())).isPresent();
    }

    /** What they have suggested themselves. */
    public String ownSuggestion() {
        return me.map(party -> suggestions.getOrDefault(party.person(), "")).orElse("");
    }

    /** Whether they have said that none of the times fits. */
    public boolean noneFits() {
        return me.filter(party -> party.hasAnswered() && !party.answers().containsValue(true))
                .isPresent();
    }
}
