package no.samkonsult.alert.roster;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import no.samkonsult.scheduling.immediate.choice.DutyNow;

/** Who is on duty at a moment, by the rosters of all desks. */
@Singleton
class DutyAtDesks implements DutyNow {
    private final DutyRoster rosters;
    private final RosterTable table;

    DutyAtDesks(DutyRoster rosters, RosterTable table) {
        this.rosters = rosters;
        this.table = table;
    }

    @Override
    public Set<Duty> at(Instant at) {
        return table.staffed(at).stream()
                .flatMap(desk ->
                        rosters.onDuty(desk.id(), at).stream().map(person -> new Duty(person, desk.organisation())))
                .collect(toUnmodifiableSet());
    }
}
