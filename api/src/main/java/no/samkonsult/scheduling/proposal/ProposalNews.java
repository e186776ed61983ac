package no.samkonsult.scheduling.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.shared.PersonId;

/** Tells people that a proposal waits for them or has ended, in the transaction of the caller, with no word of whom it is about. */
@Singleton
class ProposalNews {
    private final Outbox outbox;

    ProposalNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To all but whoever proposes. */
    void asked(Proposal proposal) {
        tellParties(proposal, "asked");
    }

    void withdrawn(Proposal proposal) {
        silence(proposal.id());
        tellParties(proposal, "withdrawn");
    }

    /** To whoever proposed, unless they have confirmed it themselves. */
    void confirmed(Proposal proposal, PersonId by) {
        silence(proposal.id());
        if (!proposal.maker().equals(by)) {
            tellMaker(proposal, "booked");
        }
    }

    /** No time can be agreed on as the answers are; told once. */
    void stuck(Proposal proposal) {
        tellMaker(proposal, "stuck");
    }

    void lapsed(Proposal proposal) {
        silence(proposal.id());
        tellMaker(proposal, "lapsed");
    }

    /** What is not sent yet is not sent any more. */
    void silence(UUID proposal) {
        outbox.cancel(subject(proposal));
    }

    private void tellMaker(Proposal proposal, String what) {
        outbox.add(List.of(notice(proposal, proposal.maker(), what)));
    }

    private void tellParties(Proposal proposal, String what) {
        outbox.add(proposal.parties().stream()
                .map(Party::person)
                .filter(person -> !person.equals(proposal.maker()))
                .map(person -> notice(proposal, person, what))
                .toList());
    }

    private static Notice notice(Proposal proposal, PersonId recipient, String what) {
        String once = "%s/%s/%s".formatted(subject(proposal.id()), recipient, what);
        return new Notice(
                UUID.nameUUIDFromBytes(once.getBytes(UTF_8)),
                subject(proposal.id()),
                recipient,
                List.of(Channel.SMS, Channel.EMAIL),
                Urgency.YELLOW,
                "notice.proposal." + what,
                List.of(),
                "/proposals/" + proposal.id());
    }

    private static String subject(UUID proposal) {
        return "proposal/" + proposal;
    }
}
