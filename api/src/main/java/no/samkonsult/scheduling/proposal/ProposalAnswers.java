package no.samkonsult.scheduling.proposal;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.scheduling.proposal.Proposal.Stance;
import no.samkonsult.scheduling.proposal.Proposal.State;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about proposals. Times are in Europe/Oslo, with offset. */
final class ProposalAnswers {
    private ProposalAnswers() {}

    /** A proposal. */
    @Serdeable
    record Shown(
            UUID id,
            UUID patientId,
            Topic topic,
            int minutes,
            boolean professionalsAsked,
            OffsetDateTime deadline,
            State state,
            @Nullable UUID consultationId,
            @Nullable String reason,
            List<OffsetDateTime> times,
            List<Asked> parties) {
        static Shown of(ProposalView view) {
            Proposal proposal = view.proposal();
            return new Shown(
                    proposal.id(),
                    proposal.patient().value(),
                    proposal.topic(),
                    proposal.length().minutes(),
                    proposal.professionalsAsked(),
                    local(proposal.deadline()),
                    proposal.state(),
                    proposal.consultation(),
                    proposal.reason(),
                    proposal.starts().stream().map(ProposalAnswers::local).toList(),
                    proposal.parties().stream()
                            .map(party -> Asked.of(party, view))
                            .toList());
        }
    }

    /** Somebody who is asked; the suggestion is their own words, for those who arrange it. */
    @Serdeable
    record Asked(
            UUID personId,
            String name,
            Role role,
            String organisation,
            boolean required,
            boolean awaited,
            List<Said> answers,
            @Nullable Heard spoken,
            @Nullable String suggestion) {
        static Asked of(Party party, ProposalView view) {
            return new Asked(
                    party.person().value(),
                    party.name(),
                    party.role(),
                    party.organisationName(),
                    party.required(),
                    party.awaited(),
                    view.proposal().starts().stream()
                            .map(start -> new Said(local(start), party.stance(start), start.equals(party.best())))
                            .toList(),
                    Heard.of(party.noted()),
                    view.suggestions().get(party.person()));
        }
    }

    /** What somebody has said of a time, or what is taken for granted. */
    @Serdeable
    record Said(OffsetDateTime start, Stance answer, boolean best) {}

    /** Who gave an answer by word of mouth, to whom and when. */
    @Serdeable
    record Heard(String saidBy, String notedBy, OffsetDateTime saidAt) {
        static @Nullable Heard of(@Nullable Noted noted) {
            return noted == null ? null : new Heard(noted.saidBy(), noted.notedBy(), local(noted.saidAt()));
        }
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }
}
