package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.TimeRange;

/** Registers when somebody cannot be on duty: never why. */
@Singleton
public class Absences {
    private final Standings standings;
    private final RosterChanges changes;
    private final AbsenceTable table;
    private final Clock clock;

    Absences(Standings standings, RosterChanges changes, AbsenceTable table, Clock clock) {
        this.standings = standings;
        this.changes = changes;
        this.table = table;
        this.clock = clock;
    }

    /** One that is not over, as a page shows it. */
    public record Line(UUID id, String person, TimeRange time, boolean mine) {}

    @Acting
    public List<Line> ahead(Principal who, Standing desk) {
        return table.ahead(desk.service(), clock.instant());
    }

    /** Who works at the desk registers their own; the administrator anybody's. What began before now begins now. */
    @Acting
    public Answer register(Principal who, UUID desk, UUID person, Instant from, Instant until) {
        return standings
                .at(who, desk)
                .map(standing -> register(who, standing, person, from, until))
                .orElse(Answer.UNKNOWN);
    }

    /** Takes one back that is not over; of one that has begun, the rest. */
    @Acting
    public Answer end(Principal who, UUID desk, UUID id) {
        return standings
                .at(who, desk)
                .filter(standing -> table.end(standing, id, clock.instant()))
                .map(standing -> changes.made(who, standing, Action.DELETE, entity(id)))
                .orElse(Answer.UNKNOWN);
    }

    private Answer register(Principal who, Standing desk, UUID person, Instant from, Instant until) {
        Instant now = clock.instant();
        if (!desk.administrator() && !person.equals(who.person().value())) {
            return Answer.NOT_OWN;
        }
        if (!from.isBefore(until)) {
            return Answer.ORDER;
        }
        if (!until.isAfter(now)) {
            return Answer.PAST;
        }
        if (!changes.areStaff(who, desk, person)) {
            return Answer.NOT_STAFF;
        }
        UUID id = UUID.randomUUID();
        table.add(id, person, TimeRange.of(from.isBefore(now) ? now : from, until), now);
        return changes.made(who, desk, Action.CREATE, entity(id));
    }

    private static String entity(UUID id) {
        return "duty-absence/" + id;
    }
}
