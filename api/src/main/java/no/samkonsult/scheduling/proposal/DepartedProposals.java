package no.samkonsult.scheduling.proposal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Holds;

/** Withdraws the proposals for a patient who has died or left, and lets everybody's time go. A move changes none. */
@Singleton
final class DepartedProposals implements DepartureListener {
    /** For everybody who was asked to read, and so without a word of why. */
    private static final String REASON = "Oppfølginga er avslutta.";

    private final ProposalTable table;
    private final ProposalNews news;
    private final Holds holds;
    private final Transactions transactions;

    DepartedProposals(ProposalTable table, ProposalNews news, Holds holds, Transactions transactions) {
        this.table = table;
        this.news = news;
        this.holds = holds;
        this.transactions = transactions;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case DIED, LEFT_PROGRAMME -> transactions.as(SystemPrincipal.PROPOSALS, _ -> withdraw(departure));
            case MOVED -> {}
        }
    }

    private List<UUID> withdraw(Departure departure) {
        List<UUID> open = table.openOf(departure.patient());
        open.forEach(id -> {
            table.withdraw(id, REASON, departure.at());
            news.silence(id);
        });
        holds.release(open);
        return open;
    }
}
