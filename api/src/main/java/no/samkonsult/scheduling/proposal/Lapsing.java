package no.samkonsult.scheduling.proposal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Holds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go what nobody decided before the deadline, and tells whoever had made it. */
@Singleton
class Lapsing {
    private static final Logger LOG = LoggerFactory.getLogger(Lapsing.class);

    private final ProposalTable table;
    private final ProposalNews news;
    private final Holds holds;
    private final Transactions transactions;
    private final Clock clock;

    Lapsing(ProposalTable table, ProposalNews news, Holds holds, Transactions transactions, Clock clock) {
        this.table = table;
        this.news = news;
        this.holds = holds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round; several processes may go one at the same time. */
    void round() {
        transactions.as(SystemPrincipal.PROPOSALS, _ -> {
            List<UUID> lapsed = table.lapse(clock.instant());
            holds.release(lapsed);
            table.find(lapsed).forEach(proposal -> {
                news.lapsed(proposal);
                LOG.info("proposal={} lapsed", proposal.id());
            });
            return lapsed;
        });
    }
}
