package no.samkonsult.alert.roster.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import no.samkonsult.alert.roster.Roster;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.shared.TimeRange;

/** When nobody is on duty who should be. */
public final class CoverageRules {
    private CoverageRules() {}

    /** What is to be watched and no shift covers, in order. */
    public static List<TimeRange> gaps(Collection<TimeRange> watched, Collection<Shift> shifts) {
        return SpanRules.minus(watched, shifts.stream().map(Shift::time).toList());
    }

    /** Whether there is no roster at all: that is one thing to say, and not one for every hour. */
    static boolean isWithoutRoster(Roster roster, LocalDate today) {
        return roster.overrides().isEmpty()
                && roster.rotations().stream().noneMatch(rotation -> rotation.goesOnFrom(today));
    }
}
