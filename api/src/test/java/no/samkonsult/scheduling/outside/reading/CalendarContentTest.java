package no.samkonsult.scheduling.outside.reading;

import static no.samkonsult.scheduling.outside.CalendarServer.calendar;
import static no.samkonsult.scheduling.outside.CalendarServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a calendar's text is busy time: events as they recur, whole days, and the clock that changes on 25 October 2026. */
class CalendarContentTest {
    private static final TimeRange WINDOW = between("2026-10-19T00:00", "2026-11-09T00:00");
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zoned       | DTSTART;TZID=Europe/Oslo:20261020T090000 | DTEND;TZID=Europe/Oslo:20261020T100000 | 2026-10-20T09:00 | 2026-10-20T10:00",
                "floating    | DTSTART:20261020T090000                  | DTEND:20261020T100000                  | 2026-10-20T09:00 | 2026-10-20T10:00",
                "UTC         | DTSTART:20261020T070000Z                 | DTEND:20261020T080000Z                 | 2026-10-20T09:00 | 2026-10-20T10:00",
                "far away    | DTSTART;TZID=Asia/Tokyo:20261020T160000  | DTEND;TZID=Asia/Tokyo:20261020T170000  | 2026-10-20T09:00 | 2026-10-20T10:00",
                "no such zone| DTSTART;TZID=Trondheim:20261020T090000   | DTEND;TZID=Trondheim:20261020T100000   | 2026-10-20T09:00 | 2026-10-20T10:00",
                "a length    | DTSTART;TZID=Europe/Oslo:20261020T090000 | DURATION:PT1H30M                       | 2026-10-20T09:00 | 2026-10-20T10:30",
                "whole day   | DTSTART;VALUE=DATE:20261020              | DTEND;VALUE=DATE:20261021              | 2026-10-20T00:00 | 2026-10-21T00:00",
                "no end      | DTSTART;VALUE=DATE:20261020              | STATUS:CONFIRMED                       | 2026-10-20T00:00 | 2026-10-21T00:00",
                "25 hours    | DTSTART;VALUE=DATE:20261025              | DTEND;VALUE=DATE:20261026              | 2026-10-25T00:00 | 2026-10-26T00:00",
                "days        | DTSTART;VALUE=DATE:20261024              | DURATION:P3D                           | 2026-10-24T00:00 | 2026-10-27T00:00",
                "tentative   | DTSTART:20261020T070000Z                 | DTEND:20261020T080000Z\\nSTATUS:TENTATIVE | 2026-10-20T09:00 | 2026-10-20T10:00",
            })
    void anEventIsBusyAtItsTime(String name, String start, String end, String from, String to) {
        assertThat(busy(event("1", start, end.replace("\\n", "\r\n")))).containsExactly(between(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSP:TRANSPARENT",
                "STATUS:CANCELLED",
                "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
                "DURATION:PT0S",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nEXDATE:20261020T070000Z\r\nDURATION:PT1H"
            })
    void whatTakesNobodysTimeIsNotBusy(String line) {
        assertThat(busy(event("1", "DTSTART:20261020T070000Z", line))).isEmpty();
    }

    /** Else what was cancelled here would stay busy until the other calendar has noticed. */
    @Test
    void whatThisServiceGaveOutDoesNotComeBack() {
        assertThat(busy(event("7c1f@samkonsult", "DTSTART:20261020T070000Z", "DTEND:20261020T080000Z")))
                .isEmpty();
    }

    @Test
    void aSeriesKeepsToTheClockOnTheWallAndLeavesOutItsExceptions() {
        assertThat(busy(event(
                        "1",
                        "DTSTART;TZID=Europe/Oslo:20261006T090000",
                        "DTEND;TZID=Europe/Oslo:20261006T093000",
                        "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261103T235959Z",
                        "EXDATE;TZID=Europe/Oslo:20261029T090000")))
                .containsExactly(
                        half("2026-10-20T09:00"),
                        half("2026-10-22T09:00"),
                        half("2026-10-27T09:00"),
                        half("2026-11-03T09:00"));
    }

    @Test
    void aDayOfASeriesThatIsMovedIsBusyWhereItWentAndOneThatIsCancelledIsFree() {
        assertThat(busy(
                        event(
                                "1",
                                "DTSTART;TZID=Europe/Oslo:20261020T090000",
                                "DURATION:PT30M",
                                "RRULE:FREQ=WEEKLY;COUNT=3"),
                        event(
                                "1",
                                "RECURRENCE-ID;TZID=Europe/Oslo:20261027T090000",
                                "DTSTART;TZID=Europe/Oslo:20261028T130000",
                                "DURATION:PT30M"),
                        event(
                                "1",
                                "RECURRENCE-ID;TZID=Europe/Oslo:20261103T090000",
                                "DTSTART;TZID=Europe/Oslo:20261103T090000",
                                "DURATION:PT30M",
                                "STATUS:CANCELLED")))
                .containsExactly(half("2026-10-20T09:00"), half("2026-10-28T13:00"));
    }

    @Test
    void extraDaysAreBusyWithTheLengthThatTheySay() {
        assertThat(busy(event(
                        "1",
                        "DTSTART;TZID=Europe/Oslo:20261020T090000",
                        "DURATION:PT30M",
                        "RDATE;TZID=Europe/Oslo:20261021T090000",
                        "RDATE;VALUE=PERIOD:20261022T070000Z/PT2H")))
                .containsExactly(
                        half("2026-10-20T09:00"),
                        half("2026-10-21T09:00"),
                        between("2026-10-22T09:00", "2026-10-22T11:00"));
    }

    @Test
    void wholeDaysRecurAsDaysInNorway() {
        assertThat(busy(event("1", "DTSTART;VALUE=DATE:20261018", "RRULE:FREQ=WEEKLY;COUNT=3")))
                .containsExactly(
                        between("2026-10-25T00:00", "2026-10-26T00:00"),
                        between("2026-11-01T00:00", "2026-11-02T00:00"));
    }

    @Test
    void aZoneThatTheCalendarBringsWithItIsUsed() {
        String zone = """
                BEGIN:VTIMEZONE
                TZID:W. Europe Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE""";
        assertThat(busy(
                        zone,
                        event(
                                "1",
                                "DTSTART;TZID=W. Europe Standard Time:20261020T090000",
                                "DURATION:PT30M",
                                "RRULE:FREQ=WEEKLY;COUNT=2")))
                .containsExactly(half("2026-10-20T09:00"), half("2026-10-27T09:00"));
    }

    @Test
    void freeBusyTimeIsBusyUnlessItSaysFree() {
        assertThat(busy("""
                        BEGIN:VFREEBUSY
                        FREEBUSY:20261020T070000Z/PT30M,20261021T070000Z/20261021T073000Z
                        FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261022T070000Z/PT30M
                        FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261023T070000Z/PT30M
                        FREEBUSY;FBTYPE=FREE:20261024T070000Z/PT30M
                        END:VFREEBUSY"""))
                .containsExactly(
                        half("2026-10-20T09:00"),
                        half("2026-10-21T09:00"),
                        half("2026-10-22T09:00"),
                        half("2026-10-23T09:00"));
    }

    @Test
    void onlyTheWindowIsTaken() {
        assertThat(busy(
                        event("1", "DTSTART:20261001T000000Z", "DTEND:20261019T100000Z"),
                        event("2", "DTSTART:20261201T070000Z", "DTEND:20261201T080000Z")))
                .containsExactly(between("2026-10-19T00:00", "2026-10-19T12:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<!DOCTYPE html><html><body>Logg inn</body></html>", "BEGIN:VCARD\r\nEND:VCARD", "\0\1\2"})
    void whatIsNoCalendarIsNotTakenForAnEmptyOne(String text) {
        assertThat(CalendarContent.read(text, null, WINDOW)).isEqualTo(new Fetched.Failed(Trouble.NOT_A_CALENDAR));
    }

    @Test
    void aCalendarWithNothingInItIsFree() {
        assertThat(busy()).isEmpty();
    }

    @Test
    void aRuleThatNeverEndsIsGivenUp() {
        String endless = event("1", "DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
        assertThat(CalendarContent.read(calendar(endless), null, WINDOW))
                .isEqualTo(new Fetched.Failed(Trouble.TOO_LARGE));
    }

    @Test
    void whatTheClockShowsTwiceIsMeantTheFirstTime() {
        assertThat(busy(event(
                        "1",
                        "DTSTART;TZID=Europe/Oslo:20261018T020000",
                        "DURATION:PT30M",
                        "RRULE:FREQ=WEEKLY;COUNT=3")))
                .containsExactly(
                        TimeRange.of(Instant.parse("2026-10-25T00:00:00Z"), Duration.ofMinutes(30)),
                        half("2026-11-01T02:00"));
    }

    /**
     * A weekly series at any time of the day, over both changes of the clock, held against {@code java.time}. What it means that one
     * begins at a time that the clock skips, no standard says.
     */
    @Property(tries = 300)
    void aWeeklySeriesIsWhereTheClockShowsIt(
            @ForAll @IntRange(max = 27) int daysAfter,
            @ForAll @IntRange(max = 24 * 12 - 1) int fives,
            @ForAll @IntRange(min = 1, max = 600) int minutes,
            @ForAll @IntRange(min = 1, max = 4) int interval) {
        LocalDate first = LocalDate.of(2026, 3, 2).plusDays(daysAfter);
        LocalTime clock = LocalTime.MIDNIGHT.plusMinutes(5L * fives);
        Assume.that(!WallClockRules.ZONE
                .getRules()
                .getValidOffsets(first.atTime(clock))
                .isEmpty());
        TimeRange year = between("2026-01-01T00:00", "2027-01-01T00:00");
        List<TimeRange> expected = Stream.iterate(first, day -> day.plusWeeks(interval))
                .limit(30)
                .map(day -> day.atTime(clock).atZone(WallClockRules.ZONE))
                .map(start -> TimeRange.of(start.toInstant(), Duration.ofMinutes(minutes)))
                .filter(year::contains)
                .toList();
        String series = event(
                "1",
                "DTSTART;TZID=Europe/Oslo:" + WALL.format(first.atTime(clock)),
                "DURATION:PT%dM".formatted(minutes),
                "RRULE:FREQ=WEEKLY;INTERVAL=%d;COUNT=30".formatted(interval));
        assertThat(times(CalendarContent.read(calendar(series), null, year)).stream()
                        .filter(year::contains))
                .filteredOn(time -> time.end().isBefore(year.end()))
                .isEqualTo(expected.stream()
                        .filter(time -> time.end().isBefore(year.end()))
                        .toList());
    }

    /** The last weekday of a month, in UTC: what the rule says and not what the clock does. */
    @Property(tries = 50)
    void aMonthlySeriesIsOnItsWeekday(@ForAll DayOfWeek weekday) {
        TimeRange year = between("2026-01-01T12:00", "2027-01-01T12:00");
        String series = event(
                "1",
                "DTSTART:20250131T230000Z",
                "DURATION:PT30M",
                "RRULE:FREQ=MONTHLY;BYDAY=-1" + weekday.name().substring(0, 2));
        assertThat(times(CalendarContent.read(calendar(series), null, year)))
                .hasSize(12)
                .allSatisfy(time -> {
                    ZonedDateTime start = time.start().atZone(ZoneOffset.UTC);
                    assertThat(start.getDayOfWeek()).isEqualTo(weekday);
                    assertThat(start.toLocalDate().plusWeeks(1).getMonth()).isNotEqualTo(start.getMonth());
                });
    }

    private static List<TimeRange> busy(String... components) {
        return times(CalendarContent.read(calendar(components), null, WINDOW));
    }

    private static List<TimeRange> times(Fetched fetched) {
        return ((Fetched.Busy) fetched).times();
    }

    private static TimeRange half(String start) {
        return TimeRange.of(WallClockRules.at(LocalDateTime.parse(start)), Duration.ofMinutes(30));
    }

    private static TimeRange between(String from, String to) {
        return TimeRange.of(WallClockRules.at(LocalDateTime.parse(from)), WallClockRules.at(LocalDateTime.parse(to)));
    }
}
