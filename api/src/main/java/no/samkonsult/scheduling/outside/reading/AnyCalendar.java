package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A calendar of any kind. */
@Singleton
public class AnyCalendar implements OutsideCalendar {
    private final ICalendarFile file;
    private final CalDavCollection collection;
    private final GraphMailbox mailbox;
    private final FhirSchedule schedule;

    AnyCalendar(ICalendarFile file, CalDavCollection collection, GraphMailbox mailbox, FhirSchedule schedule) {
        this.file = file;
        this.collection = collection;
        this.mailbox = mailbox;
        this.schedule = schedule;
    }

    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        return switch (place.kind()) {
            case ICALENDAR -> file.fetch(place, window, version);
            case CALDAV -> collection.fetch(place, window, version);
            case GRAPH -> mailbox.fetch(place, window, version);
            case FHIR -> schedule.fetch(place, window, version);
        };
    }
}
