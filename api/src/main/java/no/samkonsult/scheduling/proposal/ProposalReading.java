package no.samkonsult.scheduling.proposal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.shared.PatientId;

/**
 * Proposals as those see them who arrange them and those who are asked. The database's policies say which there are for
 * whoever acts; the names of those who are asked are read by the service, since one party need not know the others else.
 */
@Singleton
public class ProposalReading {
    private static final int MOST = 50;

    private final ProposalTable table;
    private final BookingGround grounds;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    ProposalReading(
            ProposalTable table, BookingGround grounds, Transactions transactions, AuditTrail audit, Clock clock) {
        this.table = table;
        this.grounds = grounds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** One, for those who arrange it and those who are asked. */
    @Acting
    Optional<ProposalView> one(Principal who, UUID id) {
        return find(who, id).map(proposal -> {
            read(who, proposal);
            return new ProposalView(
                    proposal,
                    proposal.party(who),
                    arranges(who, proposal),
                    proposal.isOpen(clock.instant()),
                    table.suggestions(id));
        });
    }

    /** Those for whoever acts to answer, the most urgent first; a professional whose calendar speaks for them need not. */
    @Acting
    public List<Proposal> waitingFor(Principal who) {
        return open(who).stream()
                .filter(proposal -> proposal.party(who)
                        .filter(party -> (party.awaited() || party.role().isPrivate()) && !party.hasAnswered())
                        .isPresent())
                .toList();
    }

    /** Those that one has made and nobody has decided, the most urgent first. */
    @Acting
    List<Proposal> madeBy(Principal who) {
        return open(who).stream()
                .filter(proposal -> !who.role().isPrivate() && proposal.maker().equals(who.person()))
                .toList();
    }

    /** One that there is for whoever acts; who is turned away is recorded. */
    Optional<Proposal> find(Principal who, UUID id) {
        if (!table.isVisible(id)) {
            turnAway(who, id);
            return Optional.empty();
        }
        return transactions.as(SystemPrincipal.PROPOSALS, _ -> table.find(id));
    }

    /** Whether one decides over it: having made it, or booking for the patient at the same office. */
    boolean arranges(Principal who, Proposal proposal) {
        boolean made = !who.role().isPrivate() && proposal.maker().equals(who.person());
        return made
                || proposal.organisation().equals(who.organisation())
                        && grounds.of(who, proposal.patient()).isPresent();
    }

    void turnAway(Principal who, UUID id) {
        PatientId patient = transactions
                .as(SystemPrincipal.PROPOSALS, _ -> table.patientOf(id))
                .orElse(null);
        audit.record(who, patient, Action.DENIED, "proposal/" + id, "NONE");
    }

    private List<Proposal> open(Principal who) {
        List<UUID> ids = table.open(clock.instant(), MOST);
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Proposal> found = transactions.as(SystemPrincipal.PROPOSALS, _ -> table.find(ids));
        found.forEach(proposal -> read(who, proposal));
        return found;
    }

    private void read(Principal who, Proposal proposal) {
        audit.record(who, proposal.patient(), Action.READ, "proposal/" + proposal.id(), Ground.CONSULTATION.name());
    }
}
