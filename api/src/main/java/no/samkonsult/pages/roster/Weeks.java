package no.samkonsult.pages.roster;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.alert.roster.coverage.CoverageRules;
import no.samkonsult.alert.roster.coverage.CoverageWatch;
import no.samkonsult.alert.roster.plan.OnDuty;
import no.samkonsult.alert.roster.plan.Standing;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Lays the duty of a desk out in a week. */
@Singleton
class Weeks {
    private final DutyRoster rosters;
    private final CoverageWatch coverage;
    private final OnDuty duty;
    private final Clock clock;

    Weeks(DutyRoster rosters, CoverageWatch coverage, OnDuty duty, Clock clock) {
        this.rosters = rosters;
        this.coverage = coverage;
        this.duty = duty;
        this.clock = clock;
    }

    /** The Monday of the week of a day. */
    static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    LocalDate today() {
        return WallClockRules.dayOf(clock.instant());
    }

    @Acting
    RosterWeek of(Principal who, Standing desk, LocalDate monday) {
        var span = TimeRange.of(
                WallClockRules.at(monday.atStartOfDay()),
                WallClockRules.at(monday.plusDays(7).atStartOfDay()));
        List<Shift> shifts = rosters.shifts(desk.desk(), span);
        List<TimeRange> gaps = ahead(CoverageRules.gaps(coverage.watched(desk.service(), span), shifts));
        Map<PersonId, String> names =
                duty.names(who, shifts.stream().map(Shift::person).toList());
        return new RosterWeek(
                monday,
                monday.datesUntil(monday.plusDays(7))
                        .map(day -> new RosterWeek.Day(
                                day,
                                day.equals(today()),
                                HolidayRules.on(day),
                                lines(day, shifts, names, who.person()),
                                SpanRules.within(gaps, WallClockRules.day(day))))
                        .toList());
    }

    /** What is over can no longer be filled. */
    private List<TimeRange> ahead(List<TimeRange> gaps) {
        Instant now = clock.instant();
        return gaps.stream().filter(gap -> gap.end().isAfter(now)).toList();
    }

    private static List<RosterWeek.Line> lines(
            LocalDate day, List<Shift> shifts, Map<PersonId, String> names, PersonId me) {
        return shifts.stream()
                .flatMap(shift -> SpanRules.within(List.of(shift.time()), WallClockRules.day(day)).stream()
                        .map(part -> new RosterWeek.Line(
                                part,
                                names.getOrDefault(shift.person(), ""),
                                shift.kind(),
                                shift.person().equals(me))))
                .toList();
    }
}
