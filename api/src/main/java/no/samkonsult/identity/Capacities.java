package no.samkonsult.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** What people can act as. */
@Singleton
public class Capacities {
    private final CapacityTable table;
    private final Transactions transactions;
    private final Clock clock;

    Capacities(CapacityTable table, Transactions transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Everything that somebody can act as now, whatever their login is good for. */
    public List<Capacity> of(UUID person) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> table.of(person, clock.instant()));
    }
}
