package no.samkonsult.scheduling.outside.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real CalDAV server that is asked when somebody is busy, and says so. */
class CalDavCollectionTest implements OutsideCalendarContract {
    private static CalDavServer server;

    private final CalDavCollection collection = new CalDavCollection(new OutsideWeb("127.0.0.1"));

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = CalDavServer.xandikos(folder);
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
    void userAndPasswordAreSentAsTheyAre() {
        assertThat(OutsideWeb.request(at(URI.create("https://example.no/")))
                        .build()
                        .headers()
                        .firstValue("Authorization"))
                .contains(CalDavServer.credentials());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"405, NOT_OFFERED", "501, NOT_OFFERED", "401, REFUSED", "302, MOVED", "500, FAULT"})
    void whatTheServerSaysIsTold(int status, Trouble trouble) {
        assertThat(answering(status, "")).isEqualTo(new Fetched.Failed(trouble));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html/>",
                "multistatus",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><multistatus xmlns=\"DAV:\">&b;</multistatus>"
            })
    void anAnswerThatIsNoneIsNoCalendar(String body) {
        assertThat(answering(207, body)).isEqualTo(new Fetched.Failed(Trouble.NOT_A_CALENDAR));
    }

    @Test
    void aPlaceDoesNotTellItsSecrets() {
        assertThat(at(URI.create("https://example.no/hemmeleg")).toString()).isEqualTo("Place[CALDAV example.no]");
    }

    private Fetched answering(int status, String body) {
        try (CalendarServer other = CalendarServer.start()) {
            return collection.fetch(at(URI.create(other.answers("a", status, body))), WINDOW, null);
        }
    }
}
