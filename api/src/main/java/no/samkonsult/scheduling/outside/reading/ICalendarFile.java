package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A calendar that is published as a file, at an address that its owner was given. */
@Singleton
class ICalendarFile implements OutsideCalendar {
    private final OutsideWeb web;

    ICalendarFile(OutsideWeb web) {
        this.web = web;
    }

    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        HttpRequest.Builder request = OutsideWeb.request(place)
                .header("Accept", "text/calendar, */*;q=0.1")
                .GET();
        if (version != null) {
            request.header("If-None-Match", version);
        }
        return switch (web.send(request.build())) {
            case OutsideWeb.Answer.Content(var text, var read) -> CalendarContent.read(text, read, window);
            case OutsideWeb.Answer.Several _ -> new Fetched.Failed(Trouble.NOT_A_CALENDAR);
            case OutsideWeb.Answer.Unchanged() -> new Fetched.Unchanged();
            case OutsideWeb.Answer.Failed(var trouble, var pause) -> new Fetched.Failed(trouble, pause);
        };
    }
}
