package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.alert.roster.Roster;
import no.samkonsult.alert.roster.RosterRules;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.alert.roster.Swap;
import no.samkonsult.audit.Action;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Lets two who work at a desk exchange a shift each: one offers, and nothing is changed before the other says yes. */
@Singleton
public class Swaps {
    private static final Duration AHEAD = Duration.ofDays(56);

    private final Standings standings;
    private final RosterChanges changes;
    private final SwapTable table;
    private final DutyRoster rosters;
    private final Clock clock;

    Swaps(Standings standings, RosterChanges changes, SwapTable table, DutyRoster rosters, Clock clock) {
        this.standings = standings;
        this.changes = changes;
        this.table = table;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** One that waits for an answer, as a page shows it. */
    public record Line(UUID id, Swap swap, String by, TimeRange given, String to, TimeRange taken) {}

    /** The shifts of the coming weeks that can be swapped, in order. */
    @Acting
    public List<Shift> swappable(Principal who, Standing desk) {
        Instant now = clock.instant();
        return rosters.shifts(desk.desk(), TimeRange.of(now, AHEAD)).stream()
                .filter(shift ->
                        shift.swappable().isPresent() && shift.time().start().isAfter(now))
                .toList();
    }

    /** Those that wait for an answer, and still can have one. */
    @Acting
    public List<Line> waiting(Principal who, Standing desk) {
        Roster roster = roster(desk);
        return table.waiting(desk.desk()).stream()
                .flatMap(each -> line(roster, each).stream())
                .toList();
    }

    /** Offers a shift of one's own for one of another's. */
    @Acting
    public Answer offer(Principal who, UUID desk, ShiftId given, ShiftId taken) {
        return standings
                .at(who, desk)
                .map(standing -> offer(who, standing, given, taken))
                .orElse(Answer.UNKNOWN);
    }

    /** By whom it was offered to, and nobody else. */
    @Acting
    public Answer accept(Principal who, UUID desk, UUID id) {
        return standings
                .at(who, desk)
                .map(standing -> accept(who, standing, id))
                .orElse(Answer.UNKNOWN);
    }

    /** Says no, or takes the offer back. */
    @Acting
    public Answer end(Principal who, UUID desk, UUID id) {
        return standings
                .at(who, desk)
                .filter(standing -> table.end(standing, id, clock.instant()))
                .map(standing -> changes.made(who, standing, Action.UPDATE, entity(id)))
                .orElse(Answer.UNKNOWN);
    }

    private Answer offer(Principal who, Standing desk, ShiftId given, ShiftId taken) {
        changes.lock(desk);
        Roster roster = roster(desk);
        Optional<PersonId> other = RosterRules.holder(roster, taken);
        if (other.isEmpty()
                || !RosterRules.holder(roster, given).equals(Optional.of(who.person()))
                || other.get().equals(who.person())) {
            return Answer.NO_SHIFT;
        }
        var swap = new Swap(who.person(), given, other.get(), taken);
        Answer answer = check(who, desk, roster, swap);
        if (answer != Answer.DONE) {
            return answer;
        }
        UUID id = UUID.randomUUID();
        table.add(id, desk.desk(), swap, clock.instant());
        return changes.made(who, desk, Action.CREATE, entity(id));
    }

    private Answer accept(Principal who, Standing desk, UUID id) {
        changes.lock(desk);
        Optional<Swap> offered = table.waiting(desk.desk()).stream()
                .filter(each -> each.id().equals(id) && each.swap().to().equals(who.person()))
                .map(SwapTable.Waiting::swap)
                .findFirst();
        if (offered.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Answer answer = check(who, desk, roster(desk), offered.get());
        if (answer != Answer.DONE) {
            return answer;
        }
        table.accept(id, clock.instant());
        return changes.made(who, desk, Action.UPDATE, entity(id));
    }

    private Answer check(Principal who, Standing desk, Roster roster, Swap swap) {
        if (!changes.areStaff(who, desk, swap.by().value(), swap.to().value())) {
            return Answer.NOT_STAFF;
        }
        return isPossible(roster, swap) ? Answer.DONE : Answer.NO_SHIFT;
    }

    /** Both shifts are still theirs, and still ahead. */
    private boolean isPossible(Roster roster, Swap swap) {
        return RosterRules.holder(roster, swap.given()).equals(Optional.of(swap.by()))
                && RosterRules.holder(roster, swap.taken()).equals(Optional.of(swap.to()))
                && isAhead(roster, swap.given())
                && isAhead(roster, swap.taken());
    }

    private boolean isAhead(Roster roster, ShiftId shift) {
        return RosterRules.time(roster, shift)
                .filter(time -> time.start().isAfter(clock.instant()))
                .isPresent();
    }

    private Optional<Line> line(Roster roster, SwapTable.Waiting waiting) {
        Swap swap = waiting.swap();
        return isPossible(roster, swap)
                ? RosterRules.time(roster, swap.given()).flatMap(given -> RosterRules.time(roster, swap.taken())
                        .map(taken -> new Line(waiting.id(), swap, waiting.by(), given, waiting.to(), taken)))
                : Optional.empty();
    }

    private Roster roster(Standing desk) {
        return rosters.of(desk.desk(), TimeRange.of(clock.instant(), AHEAD));
    }

    private static String entity(UUID id) {
        return "duty-swap/" + id;
    }
}
