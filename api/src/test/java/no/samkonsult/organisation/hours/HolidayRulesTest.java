package no.samkonsult.organisation.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayRulesTest {
    /** Known days, the earliest and the latest possible among them. */
    @ParameterizedTest
    @CsvSource({
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25",
        "2049-04-18",
        "2285-03-22"
    })
    void easterIsOnTheDayThatItWasOrWillBe(LocalDate easter) {
        assertThat(HolidayRules.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, NEW_YEARS_DAY", "2026-04-02, MAUNDY_THURSDAY", "2026-04-03, GOOD_FRIDAY",
                "2026-04-05, EASTER_SUNDAY",
        "2026-04-06, EASTER_MONDAY", "2026-05-01, LABOUR_DAY", "2026-05-14, ASCENSION_DAY",
                "2026-05-17, CONSTITUTION_DAY",
        "2026-05-24, WHIT_SUNDAY", "2026-05-25, WHIT_MONDAY", "2026-12-25, CHRISTMAS_DAY", "2026-12-26, BOXING_DAY"
    })
    void thePublicHolidaysOf2026AreTheTwelve(LocalDate day, PublicHoliday holiday) {
        assertThat(HolidayRules.on(day)).contains(holiday);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-01", "2026-04-04", "2026-04-07", "2026-05-13", "2026-05-15", "2026-12-24", "2026-12-31"})
    void theirEvesAreNot(LocalDate day) {
        assertThat(HolidayRules.on(day)).isEmpty();
    }

    @Test
    void twoOnOneDayAreOneHoliday() {
        assertThat(HolidayRules.on(LocalDate.of(2012, 5, 17))).isPresent();
    }

    @Property
    void easterIsASundayFromTheTwentySecondOfMarchToTheTwentyFifthOfApril(
            @ForAll @IntRange(min = 1600, max = 3999) int year) {
        LocalDate easter = HolidayRules.easterSunday(year);
        assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(easter).isBetween(LocalDate.of(year, Month.MARCH, 22), LocalDate.of(year, Month.APRIL, 25));
    }

    @Property
    void aYearHasElevenOrTwelveDaysThatAreHolidays(@ForAll @IntRange(min = 1950, max = 2199) int year) {
        long days = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(HolidayRules::on)
                .filter(Optional::isPresent)
                .count();
        assertThat(days).isBetween(11L, 12L);
    }
}
