package no.samkonsult.scheduling.outside.reading;

import static no.samkonsult.scheduling.outside.CalendarServer.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real CalDAV server that does not say when somebody is busy, and is asked for the events instead; with user and password. */
class CalDavEventsTest implements OutsideCalendarContract {
    private static CalDavServer server;

    private final CalDavCollection collection = new CalDavCollection(new OutsideWeb("127.0.0.1"));

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = CalDavServer.radicale(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public OutsideCalendar calendar() {
        return collection;
    }

    @Override
    public Place holding(String... events) throws Exception {
        return at(server.calendar(UUID.randomUUID().toString(), events));
    }

    @Override
    public Place missing() {
        return at(server.at("none/"));
    }

    @Override
    public Place at(URI address) {
        return new Place(Place.Kind.CALDAV, address, CalDavServer.USER, CalDavServer.PASSWORD);
    }

    @Test
    void aSeriesIsBusyEachTime() throws Exception {
        Place place = holding(
                event("1", "DTSTART;TZID=Europe/Oslo:20261006T090000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=10"));
        assertThat(collection.fetch(place, WINDOW, null))
                .isInstanceOfSatisfying(
                        Fetched.Busy.class, busy -> assertThat(busy.times()).hasSize(3));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        Place place = new Place(Place.Kind.CALDAV, holding().address(), CalDavServer.USER, "feil");
        assertThat(collection.fetch(place, WINDOW, null)).isEqualTo(new Fetched.Failed(Trouble.REFUSED));
    }
}
