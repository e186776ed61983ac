package no.samkonsult.alert.roster.coverage;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.alert.roster.Roster;
import no.samkonsult.alert.roster.RosterRules;
import no.samkonsult.alert.roster.coverage.CoverageTable.Desk;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the coming days of every desk for hours in which it is to be staffed, by its service's own hours or by an
 * agreement to watch for another, and nobody is on duty. What is found is told days ahead, while it can be mended.
 *
 * <p>Whole days are looked through, yesterday first, so that what goes on now keeps its beginning and is found once.
 */
@Singleton
public class CoverageWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CoverageWatch.class);
    private static final int DAYS_AHEAD = 14;

    private final CoverageTable table;
    private final DutyRoster rosters;
    private final ServiceHours hours;
    private final Transactions transactions;
    private final Clock clock;

    CoverageWatch(CoverageTable table, DutyRoster rosters, ServiceHours hours, Transactions transactions, Clock clock) {
        this.table = table;
        this.rosters = rosters;
        this.hours = hours;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at every desk, unless another process does. */
    void round() {
        transactions.as(SystemPrincipal.ROSTER, _ -> {
            Instant now = clock.instant();
            if (table.claim(now)) {
                table.desks().forEach(desk -> look(table.lock(desk.id()), now));
            }
            return now;
        });
    }

    /** Looks at one desk, in the transaction of whoever has changed its roster. */
    public void lookAt(UUID desk) {
        transactions.as(SystemPrincipal.ROSTER, _ -> {
            look(table.lock(desk), clock.instant());
            return desk;
        });
    }

    /** Looks at the desks of one service, in the transaction of whoever has changed its hours. */
    public void lookAtDesksOf(UUID service) {
        transactions.as(SystemPrincipal.ROSTER, _ -> {
            Instant now = clock.instant();
            table.desks().stream()
                    .filter(desk -> desk.service().equals(service))
                    .forEach(desk -> look(table.lock(desk.id()), now));
            return now;
        });
    }

    /** When a desk is to be staffed within a span; read in the transaction of the caller. */
    public List<TimeRange> watched(UUID service, TimeRange span) {
        Stream<TimeRange> agreed = table.agreed(service).stream().flatMap(each -> each.within(span).stream());
        return SpanRules.within(
                Stream.concat(hours.of(service).openings(span).stream(), agreed).toList(), span);
    }

    /** How many there are ahead. */
    int gaps() {
        return transactions.as(SystemPrincipal.ROSTER, _ -> table.count(clock.instant()));
    }

    private void look(Desk desk, Instant now) {
        Cover cover = find(desk, now);
        if (table.keep(desk.id(), cover, now)) {
            LOG.warn(
                    "coverage=changed desk={} roster={} gaps={}",
                    desk.id(),
                    !cover.withoutRoster(),
                    cover.gaps().size());
            transactions.announce(List.of(desk.id().toString()));
        }
    }

    private Cover find(Desk desk, Instant now) {
        LocalDate today = WallClockRules.dayOf(now);
        var span = TimeRange.of(
                WallClockRules.at(today.minusDays(1).atStartOfDay()),
                WallClockRules.at(today.plusDays(DAYS_AHEAD + 1).atStartOfDay()));
        List<TimeRange> watched = watched(desk.service(), span);
        Roster roster = rosters.of(desk.id(), span);
        if (CoverageRules.isWithoutRoster(roster, today)) {
            return new Cover(!watched.isEmpty(), List.of());
        }
        return new Cover(
                false,
                CoverageRules.gaps(watched, RosterRules.shifts(roster, span)).stream()
                        .filter(gap -> gap.end().isAfter(now))
                        .toList());
    }
}
