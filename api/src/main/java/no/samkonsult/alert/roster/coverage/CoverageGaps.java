package no.samkonsult.alert.roster.coverage;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The hours ahead in which nobody is on duty, as they were found last; read in the transaction of the caller. */
@Singleton
public class CoverageGaps {
    private final CoverageTable table;
    private final Clock clock;

    CoverageGaps(CoverageTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Of some desks, soonest first; a desk without any roster before all. */
    public List<CoverageGap> of(Collection<UUID> desks) {
        return table.found(desks.toArray(UUID[]::new), clock.instant());
    }
}
