package no.samkonsult.scheduling.outside.reading;

import static no.samkonsult.scheduling.outside.CalendarServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ICalendarFileTest implements OutsideCalendarContract {
    private final CalendarServer server = CalendarServer.start();
    private final ICalendarFile file = new ICalendarFile(new OutsideWeb("127.0.0.1"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public OutsideCalendar calendar() {
        return file;
    }

    @Override
    public Place holding(String... events) {
        return at(URI.create(server.gives("a.ics", events)));
    }

    @Override
    public Place missing() {
        return at(URI.create(server.address("none.ics")));
    }

    @Override
    public Place at(URI address) {
        return new Place(Place.Kind.ICALENDAR, address, "", "");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "429, FAULT",
        "500, FAULT",
        "503, FAULT"
    })
    void whatTheServerSaysIsTold(int status, Trouble trouble) {
        assertThat(fetch(server.answers("a.ics", status, ""), null)).isEqualTo(new Fetched.Failed(trouble));
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        String elsewhere = server.gives("b.ics", event("1", "DTSTART:20261020T070000Z", "DURATION:PT1H"));
        assertThat(fetch(server.leadsTo("a.ics", elsewhere), null)).isEqualTo(new Fetched.Failed(Trouble.MOVED));
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        assertThat(fetch(server.answers("a.ics", 200, "x".repeat(5 * 1024 * 1024 + 1)), null))
                .isEqualTo(new Fetched.Failed(Trouble.TOO_LARGE));
    }

    @Test
    void aWebPageIsNoCalendar() {
        assertThat(fetch(server.answers("a.ics", 200, "<html>Logg inn</html>"), null))
                .isEqualTo(new Fetched.Failed(Trouble.NOT_A_CALENDAR));
    }

    @Test
    void whatIsTheSameAsBeforeIsNotSentAgain() {
        String address = server.givesVersion("a.ics", "\"1\"", event("1", "DTSTART:20261020T070000Z", "DURATION:PT1H"));
        Fetched first = fetch(address, null);
        assertThat(first).isInstanceOfSatisfying(Fetched.Busy.class, busy -> assertThat(busy.version())
                .isEqualTo("\"1\""));
        assertThat(fetch(address, "\"1\"")).isEqualTo(new Fetched.Unchanged());
        assertThat(fetch(address, "\"0\"")).isEqualTo(first);
    }

    @Test
    void nothingOnThisMachineIsAskedUnlessItIsNamed() {
        assertThat(new ICalendarFile(new OutsideWeb("")).fetch(holding(), WINDOW, null))
                .isEqualTo(new Fetched.Failed(Trouble.NOT_ALLOWED));
    }

    private Fetched fetch(String address, @Nullable String version) {
        return file.fetch(at(URI.create(address)), WINDOW, version);
    }
}
