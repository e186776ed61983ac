package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.audit.Action;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Puts somebody on duty whom the rotations do not say. */
@Singleton
public class Overrides {
    private static final Duration LONGEST = Duration.ofDays(62);

    private final Standings standings;
    private final RosterChanges changes;
    private final OverrideTable table;
    private final AbsenceTable absences;
    private final DutyRoster rosters;
    private final Clock clock;

    Overrides(
            Standings standings,
            RosterChanges changes,
            OverrideTable table,
            AbsenceTable absences,
            DutyRoster rosters,
            Clock clock) {
        this.standings = standings;
        this.changes = changes;
        this.table = table;
        this.absences = absences;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** One that is not over, as a page shows it. */
    public record Line(
            UUID id, String person, @Nullable String insteadOf, TimeRange time, String reason, boolean mine) {}

    /** @param insteadOf null where the person comes besides whoever else is on duty */
    public record Wish(UUID person, @Nullable UUID insteadOf, Instant from, Instant until, String reason) {}

    @Acting
    public List<Line> ahead(Principal who, Standing desk) {
        return table.ahead(desk.desk(), clock.instant());
    }

    /** What began before now begins now: who was on duty stays so. */
    @Acting
    public Answer make(Principal who, UUID desk, Wish wish) {
        return standings
                .at(who, desk)
                .map(standing -> make(who, standing, wish))
                .orElse(Answer.UNKNOWN);
    }

    /** Takes one back that is not over; of one that has begun, the rest. */
    @Acting
    public Answer withdraw(Principal who, UUID desk, UUID id) {
        return standings
                .at(who, desk)
                .filter(standing -> table.withdraw(standing, id, clock.instant()))
                .map(standing -> changes.made(who, standing, Action.DELETE, entity(id)))
                .orElse(Answer.UNKNOWN);
    }

    private Answer make(Principal who, Standing desk, Wish wish) {
        changes.lock(desk);
        Answer answer = check(who, desk, wish);
        if (answer != Answer.DONE) {
            return answer;
        }
        UUID id = UUID.randomUUID();
        table.add(id, desk.desk(), wish, time(wish), clock.instant());
        return changes.made(who, desk, Action.CREATE, entity(id));
    }

    private Answer check(Principal who, Standing desk, Wish wish) {
        UUID me = who.person().value();
        UUID insteadOf = wish.insteadOf();
        if (!desk.administrator() && !me.equals(insteadOf) && !(insteadOf == null && me.equals(wish.person()))) {
            return Answer.NOT_OWN;
        }
        if (wish.person().equals(insteadOf)) {
            return Answer.SAME_PERSON;
        }
        if (!wish.from().isBefore(wish.until())) {
            return Answer.ORDER;
        }
        if (!wish.until().isAfter(clock.instant())) {
            return Answer.PAST;
        }
        return time(wish).length().compareTo(LONGEST) > 0 ? Answer.TOO_LONG : checkPeople(who, desk, wish);
    }

    private Answer checkPeople(Principal who, Standing desk, Wish wish) {
        UUID[] people = Stream.of(wish.person(), wish.insteadOf())
                .filter(each -> each != null)
                .toArray(UUID[]::new);
        if (!changes.areStaff(who, desk, people)) {
            return Answer.NOT_STAFF;
        }
        if (wish.insteadOf() != null && !isOnDuty(desk, wish.insteadOf(), time(wish))) {
            return Answer.NO_DUTY;
        }
        return absences.isAway(wish.person(), time(wish)) ? Answer.AWAY : Answer.DONE;
    }

    private boolean isOnDuty(Standing desk, UUID person, TimeRange time) {
        return rosters.shifts(desk.desk(), time).stream()
                .anyMatch(shift -> shift.person().equals(new PersonId(person)));
    }

    private TimeRange time(Wish wish) {
        Instant now = clock.instant();
        return TimeRange.of(wish.from().isBefore(now) ? now : wish.from(), wish.until());
    }

    private static String entity(UUID id) {
        return "duty-override/" + id;
    }
}
