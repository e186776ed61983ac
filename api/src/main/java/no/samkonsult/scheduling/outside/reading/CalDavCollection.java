package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A calendar on a CalDAV server, which is asked when its owner is busy (RFC 4791, 7.10). A server that does not answer that is
 * asked for its events (7.8), of which no more is kept.
 */
@Singleton
class CalDavCollection implements OutsideCalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String FREE_BUSY = """
            <?xml version="1.0" encoding="utf-8"?>
            <C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav"><C:time-range start="%s" end="%s"/></C:free-busy-query>
            """;

    private static final String EVENTS = """
            <?xml version="1.0" encoding="utf-8"?>
            <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
            <D:prop><C:calendar-data/></D:prop>
            <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
            <C:time-range start="%s" end="%s"/>
            </C:comp-filter></C:comp-filter></C:filter>
            </C:calendar-query>
            """;

    private final OutsideWeb web;

    CalDavCollection(OutsideWeb web) {
        this.web = web;
    }

    /** The answer depends on the window, and no server gives it a version. */
    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        return switch (web.send(report(place, FREE_BUSY, window))) {
            case OutsideWeb.Answer.Content content -> CalendarContent.read(content.text(), null, window);
            case OutsideWeb.Answer.Several _ -> events(place, window);
            case OutsideWeb.Answer.Unchanged() -> new Fetched.Unchanged();
            case OutsideWeb.Answer.Failed(var trouble, var pause) ->
                trouble == Trouble.NOT_OFFERED ? events(place, window) : new Fetched.Failed(trouble, pause);
        };
    }

    private Fetched events(Place place, TimeRange window) {
        return switch (web.send(report(place, EVENTS, window))) {
            case OutsideWeb.Answer.Several(var text) -> events(text, window);
            case OutsideWeb.Answer.Content _ -> new Fetched.Failed(Trouble.NOT_OFFERED);
            case OutsideWeb.Answer.Unchanged() -> new Fetched.Unchanged();
            case OutsideWeb.Answer.Failed(var trouble, var pause) -> new Fetched.Failed(trouble, pause);
        };
    }

    /** One text for each event; a collection in which there is none is free. */
    private static Fetched events(String text, TimeRange window) {
        Optional<List<String>> calendars = MultiStatusRules.calendars(text);
        if (calendars.isEmpty()) {
            return new Fetched.Failed(Trouble.NOT_A_CALENDAR);
        }
        return calendars.get().isEmpty()
                ? new Fetched.Busy(List.of(), null)
                : CalendarContent.read(String.join("\n", calendars.get()), null, window);
    }

    private static HttpRequest report(Place place, String query, TimeRange window) {
        return OutsideWeb.request(place)
                .header("Content-Type", "application/xml; charset=utf-8")
                .header("Depth", "1")
                .method("REPORT", BodyPublishers.ofString(query.formatted(utc(window.start()), utc(window.end()))))
                .build();
    }

    private static String utc(Instant instant) {
        return UTC.format(instant);
    }
}
