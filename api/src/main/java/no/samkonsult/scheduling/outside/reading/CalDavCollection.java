package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A calendar on a CalDAV server, which is asked when its owner is busy and for nothing else (RFC 4791, 7.10). */
@Singleton
class CalDavCollection implements OutsideCalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String QUERY = """
            <?xml version="1.0" encoding="utf-8"?>
            <C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav"><C:time-range start="%s" end="%s"/></C:free-busy-query>
            """;

    private final OutsideWeb web;

    CalDavCollection(OutsideWeb web) {
        this.web = web;
    }

    /** The answer depends on the window, and no server gives it a version. */
    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        HttpRequest request = OutsideWeb.request(place)
                .header("Content-Type", "application/xml; charset=utf-8")
                .header("Depth", "1")
                .method("REPORT", BodyPublishers.ofString(QUERY.formatted(utc(window.start()), utc(window.end()))))
                .build();
        return switch (web.send(request)) {
            case OutsideWeb.Answer.Content(var text, _) -> ContentRules.read(text, null, window);
            case OutsideWeb.Answer.Unchanged() -> new Fetched.Unchanged();
            case OutsideWeb.Answer.Failed(var trouble) -> new Fetched.Failed(trouble);
        };
    }

    private static String utc(Instant instant) {
        return UTC.format(instant);
    }
}
