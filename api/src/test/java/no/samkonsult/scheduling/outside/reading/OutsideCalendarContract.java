package no.samkonsult.scheduling.outside.reading;

import static no.samkonsult.scheduling.outside.CalendarServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

/** What every calendar elsewhere gives, however it is asked: the times its owner is busy, or why they could not be had. */
interface OutsideCalendarContract {
    TimeRange WINDOW = TimeRange.of(Instant.parse("2026-10-19T00:00:00Z"), Instant.parse("2026-11-09T00:00:00Z"));

    OutsideCalendar calendar();

    /** A calendar with some events. */
    Place holding(String... events) throws Exception;

    /** Where there is a server, and no calendar. */
    Place missing();

    /** The same place at another address. */
    Place at(URI address);

    @Test
    default void anEventIsBusyAndWhatItIsAboutIsNotTold() throws Exception {
        Fetched fetched = fetch(holding(
                event("1", "DTSTART:20261020T070000Z", "DTEND:20261020T080000Z"),
                event("2", "DTSTART;TZID=Europe/Oslo:20261027T090000", "DTEND;TZID=Europe/Oslo:20261027T093000")));
        assertThat(fetched).isInstanceOfSatisfying(Fetched.Busy.class, busy -> assertThat(busy.times())
                .containsExactly(
                        between("2026-10-20T07:00:00Z", "2026-10-20T08:00:00Z"),
                        between("2026-10-27T08:00:00Z", "2026-10-27T08:30:00Z")));
        assertThat(fetched.toString()).doesNotContain("Hemmeleg");
    }

    @Test
    default void whatIsTransparentOrCancelledIsFree() throws Exception {
        assertThat(fetch(holding(
                        event("1", "DTSTART:20261020T070000Z", "DTEND:20261020T080000Z", "TRANSP:TRANSPARENT"),
                        event("2", "DTSTART:20261020T090000Z", "DTEND:20261020T100000Z", "STATUS:CANCELLED"))))
                .isInstanceOfSatisfying(
                        Fetched.Busy.class, busy -> assertThat(busy.times()).isEmpty());
    }

    @Test
    default void whatIsOutsideTheWindowIsLeftOut() throws Exception {
        assertThat(fetch(holding(
                        event("1", "DTSTART:20260920T070000Z", "DTEND:20260920T080000Z"),
                        event("2", "DTSTART:20261120T090000Z", "DTEND:20261120T100000Z"))))
                .isInstanceOfSatisfying(
                        Fetched.Busy.class, busy -> assertThat(busy.times()).isEmpty());
    }

    @Test
    default void aCalendarThatIsNotThereIsNotFound() {
        assertThat(fetch(missing())).isEqualTo(new Fetched.Failed(Trouble.NOT_FOUND));
    }

    @Test
    default void whereNobodyAnswersItIsUnreachable() {
        assertThat(fetch(at(URI.create("http://127.0.0.1:1/a")))).isEqualTo(new Fetched.Failed(Trouble.UNREACHABLE));
        assertThat(fetch(at(URI.create("https://finst-ikkje.invalid/a"))))
                .isEqualTo(new Fetched.Failed(Trouble.UNREACHABLE));
    }

    @Test
    default void thisServicesOwnNetworkIsNotAsked() {
        for (String address : new String[] {
            "https://127.0.0.2/a",
            "https://10.0.0.1/a",
            "https://169.254.169.254/latest",
            "https://[::1]/a",
            "http://93.184.215.14/a"
        }) {
            assertThat(fetch(at(URI.create(address)))).as(address).isEqualTo(new Fetched.Failed(Trouble.NOT_ALLOWED));
        }
    }

    private Fetched fetch(Place place) {
        return calendar().fetch(place, WINDOW, null);
    }

    private static TimeRange between(String from, String to) {
        return TimeRange.of(Instant.parse(from), Instant.parse(to));
    }
}
