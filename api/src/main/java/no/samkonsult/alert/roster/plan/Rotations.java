package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.alert.roster.Rotation;
import no.samkonsult.audit.Action;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Sets up who takes turns; for the administrator alone. What was is never changed: a change holds from a day that is to come. */
@Singleton
public class Rotations {
    private final Standings standings;
    private final RosterChanges changes;
    private final RotationTable table;
    private final DutyRoster rosters;
    private final Clock clock;

    Rotations(Standings standings, RosterChanges changes, RotationTable table, DutyRoster rosters, Clock clock) {
        this.standings = standings;
        this.changes = changes;
        this.table = table;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** @param from the first day, from which the turns are counted */
    public record Wish(
            String name,
            Set<DayOfWeek> weekdays,
            LocalTime starts,
            LocalTime ends,
            int turnDays,
            LocalDate from,
            List<UUID> people) {}

    /** Those that are not over, who is asked first before the others. */
    @Acting
    public List<Rotation> running(Principal who, Standing desk) {
        LocalDate today = today();
        return rosters.of(desk.desk(), WallClockRules.day(today)).rotations().stream()
                .filter(rotation -> rotation.goesOnFrom(today))
                .toList();
    }

    @Acting
    public Answer add(Principal who, UUID desk, Wish wish) {
        return administered(who, desk)
                .map(standing -> {
                    Answer answer = check(who, standing, wish, today());
                    return answer == Answer.DONE ? add(who, standing, wish) : answer;
                })
                .orElse(Answer.UNKNOWN);
    }

    /** Lets another take the place of one from a day on; its swaps for later days are void. */
    @Acting
    public Answer change(Principal who, UUID desk, UUID id, Wish wish) {
        return administered(who, desk)
                .filter(standing -> isRunning(who, standing, id))
                .map(standing -> {
                    Answer answer = check(who, standing, wish, today().plusDays(1));
                    if (answer != Answer.DONE) {
                        return answer;
                    }
                    table.end(id, wish.from().minusDays(1));
                    return add(who, standing, wish);
                })
                .orElse(Answer.UNKNOWN);
    }

    /** Ends one: its last shifts begin today. */
    @Acting
    public Answer end(Principal who, UUID desk, UUID id) {
        return administered(who, desk)
                .filter(standing -> isRunning(who, standing, id))
                .map(standing -> {
                    table.end(id, today());
                    return changes.made(who, standing, Action.UPDATE, entity(id));
                })
                .orElse(Answer.UNKNOWN);
    }

    private Answer add(Principal who, Standing desk, Wish wish) {
        UUID id = UUID.randomUUID();
        table.add(id, desk.desk(), wish, clock.instant());
        return changes.made(who, desk, Action.CREATE, entity(id));
    }

    private Answer check(Principal who, Standing desk, Wish wish, LocalDate earliest) {
        if (wish.from().isBefore(earliest)) {
            return Answer.PAST;
        }
        return changes.areStaff(who, desk, wish.people().toArray(UUID[]::new)) ? Answer.DONE : Answer.NOT_STAFF;
    }

    private Optional<Standing> administered(Principal who, UUID desk) {
        return standings.at(who, desk).filter(Standing::administrator);
    }

    private boolean isRunning(Principal who, Standing desk, UUID id) {
        changes.lock(desk);
        return running(who, desk).stream().anyMatch(rotation -> rotation.id().equals(id));
    }

    private LocalDate today() {
        return WallClockRules.dayOf(clock.instant());
    }

    private static String entity(UUID id) {
        return "duty-rotation/" + id;
    }
}
