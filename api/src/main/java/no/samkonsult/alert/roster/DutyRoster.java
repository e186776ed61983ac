package no.samkonsult.alert.roster;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Who is on duty at a desk; read in the transaction of the caller, whoever that is. */
@Singleton
public class DutyRoster {
    private static final Duration LONGEST_SHIFT = Duration.ofHours(25);

    private final RosterTable table;

    DutyRoster(RosterTable table) {
        this.table = table;
    }

    /** Everybody on duty at an instant, who is asked first before the others; none: nobody is. */
    public List<PersonId> onDuty(UUID desk, Instant at) {
        return RosterRules.onDuty(of(desk, TimeRange.of(at, Duration.ofNanos(1))), at);
    }

    /** The shifts that touch a span, whole, in order. */
    public List<Shift> shifts(UUID desk, TimeRange span) {
        return RosterRules.shifts(of(desk, span), span);
    }

    /** All that says who is on duty within a span, and in the shifts that begin or end outside of it. */
    public Roster of(UUID desk, TimeRange span) {
        return table.find(
                desk, TimeRange.of(span.start().minus(LONGEST_SHIFT), span.end().plus(LONGEST_SHIFT)));
    }
}
