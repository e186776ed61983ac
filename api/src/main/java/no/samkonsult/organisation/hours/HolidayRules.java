package no.samkonsult.organisation.hours;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Which days are public holidays. */
public final class HolidayRules {
    private HolidayRules() {}

    /** Two can fall on one day, as Ascension Day and 17 May did in 2012: then the first of them. */
    public static Optional<PublicHoliday> on(LocalDate day) {
        return Arrays.stream(PublicHoliday.values())
                .filter(holiday -> holiday.in(day.getYear()).equals(day))
                .findFirst();
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the anonymous algorithm printed in <i>Nature</i> on 20 April 1876 and in Jean
     * Meeus, <i>Astronomical Algorithms</i> (1991), chapter 8. The letters are the source's.
     */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
