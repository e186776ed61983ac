package no.samkonsult.scheduling.outside.reading;

import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A calendar that somebody keeps elsewhere. Of what is in it, when they are busy is all that comes here. */
public interface OutsideCalendar {
    /** @param version what was read before, if it was */
    Fetched fetch(Place place, TimeRange window, @Nullable String version);
}
