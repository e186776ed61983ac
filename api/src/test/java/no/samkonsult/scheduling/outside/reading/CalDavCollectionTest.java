package no.samkonsult.scheduling.outside.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real CalDAV server, asked when somebody is busy. */
class CalDavCollectionTest implements OutsideCalendarContract {
    private static final OutsideWeb WEB = new OutsideWeb("127.0.0.1");

    private static Xandikos server;

    private final CalDavCollection collection = new CalDavCollection(WEB);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = Xandikos.start(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        WEB.close();
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
        return at(server.at("calendars/none/"));
    }

    @Override
    public Place at(URI address) {
        return new Place(Place.Kind.CALDAV, address, "siri", "løyndom:1");
    }

    @Test
    void userAndPasswordAreSentAsTheyAre() {
        HttpRequest request = OutsideWeb.request(at(URI.create("https://example.no/"))).build();
        assertThat(request.headers().firstValue("Authorization"))
                .contains("Basic " + Base64.getEncoder().encodeToString("siri:løyndom:1".getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"207, NOT_OFFERED", "501, NOT_OFFERED", "401, REFUSED", "302, MOVED"})
    void whatTheServerSaysIsTold(int status, Trouble trouble) {
        try (CalendarServer other = CalendarServer.start()) {
            Place place = at(URI.create(other.answers("a", status, "")));
            assertThat(collection.fetch(place, WINDOW, null)).isEqualTo(new Fetched.Failed(trouble));
        }
    }

    @Test
    void aPlaceDoesNotTellItsSecrets() {
        assertThat(at(URI.create("https://example.no/hemmeleg")).toString())
                .isEqualTo("Place[CALDAV example.no]");
    }
}
