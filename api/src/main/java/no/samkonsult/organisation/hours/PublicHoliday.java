package no.samkonsult.organisation.hours;

import java.time.LocalDate;
import java.time.Month;
import java.util.function.IntFunction;

/**
 * Norwegian public holidays beside the other Sundays: lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred § 2, and
 * 1 and 17 May by lov 26. april 1947 nr. 1.
 */
public enum PublicHoliday {
    NEW_YEARS_DAY(on(Month.JANUARY, 1)),
    MAUNDY_THURSDAY(fromEaster(-3)),
    GOOD_FRIDAY(fromEaster(-2)),
    EASTER_SUNDAY(fromEaster(0)),
    EASTER_MONDAY(fromEaster(1)),
    LABOUR_DAY(on(Month.MAY, 1)),
    CONSTITUTION_DAY(on(Month.MAY, 17)),
    ASCENSION_DAY(fromEaster(39)),
    WHIT_SUNDAY(fromEaster(49)),
    WHIT_MONDAY(fromEaster(50)),
    CHRISTMAS_DAY(on(Month.DECEMBER, 25)),
    BOXING_DAY(on(Month.DECEMBER, 26));

    private final IntFunction<LocalDate> date;

    PublicHoliday(IntFunction<LocalDate> date) {
        this.date = date;
    }

    public LocalDate in(int year) {
        return date.apply(year);
    }

    private static IntFunction<LocalDate> on(Month month, int day) {
        return year -> LocalDate.of(year, month, day);
    }

    private static IntFunction<LocalDate> fromEaster(int days) {
        return year -> HolidayRules.easterSunday(year).plusDays(days);
    }
}
