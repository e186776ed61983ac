package no.samkonsult.scheduling.invitation;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.Month;
import java.util.TimeZone;
import no.samkonsult.organisation.hours.WallClockRules;

/** Norwegian time as a calendar file must hold it (VTIMEZONE): since 1996 summer is from the last Sunday of March to that of October. */
final class NorwegianTimeRules {
    private static final UtcOffset WINTER = new UtcOffset(true, 1, 0);
    private static final UtcOffset SUMMER = new UtcOffset(true, 2, 0);

    private NorwegianTimeRules() {}

    static TimezoneAssignment zone() {
        var zone = new VTimezone(WallClockRules.ZONE.getId());
        var summer = new DaylightSavingsTime();
        begins(summer, new DateTimeComponents(1996, 3, 31, 2, 0, 0, false), Month.MARCH, WINTER, SUMMER);
        summer.addTimezoneName("CEST");
        zone.addDaylightSavingsTime(summer);
        var winter = new StandardTime();
        begins(winter, new DateTimeComponents(1996, 10, 27, 3, 0, 0, false), Month.OCTOBER, SUMMER, WINTER);
        winter.addTimezoneName("CET");
        zone.addStandardTime(winter);
        return new TimezoneAssignment(TimeZone.getTimeZone(WallClockRules.ZONE), zone);
    }

    private static void begins(
            Observance observance, DateTimeComponents first, Month month, UtcOffset from, UtcOffset to) {
        observance.setDateStart(first);
        observance.setTimezoneOffsetFrom(from);
        observance.setTimezoneOffsetTo(to);
        observance.setRecurrenceRule(new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(month.getValue())
                .byDay(-1, DayOfWeek.SUNDAY)
                .build());
    }
}
