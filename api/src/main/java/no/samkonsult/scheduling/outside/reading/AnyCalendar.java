package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A calendar of either kind. */
@Singleton
public class AnyCalendar implements OutsideCalendar {
    private final ICalendarFile file;
    private final CalDavCollection collection;

    AnyCalendar(ICalendarFile file, CalDavCollection collection) {
        this.file = file;
        this.collection = collection;
    }

    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        return switch (place.kind()) {
            case ICALENDAR -> file.fetch(place, window, version);
            case CALDAV -> collection.fetch(place, window, version);
        };
    }
}
