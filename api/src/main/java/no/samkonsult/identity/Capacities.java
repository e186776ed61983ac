package no.samkonsult.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What people can act as. */
@Singleton
public class Capacities {
    private final CapacityTable table;
    private final Clock clock;

    Capacities(CapacityTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Everything that somebody can act as now, whatever their login is good for. */
    @Transactional
    public List<Capacity> of(UUID person) {
        return table.of(person, clock.instant());
    }
}
