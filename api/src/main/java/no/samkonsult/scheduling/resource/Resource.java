package no.samkonsult.scheduling.resource;

import java.time.DayOfWeek;
import java.util.UUID;
import no.samkonsult.scheduling.hours.WorkingTime;

/**
 * A room, equipment or an interpreter, that can be booked with people.
 *
 * @param open false where it is not to be had for new meetings any more
 */
public record Resource(
        UUID id, Kind kind, String name, UUID organisation, String organisationName, boolean open, WorkingTime time) {
    /** What it is. */
    public enum Kind {
        ROOM,
        EQUIPMENT,
        /** One of an interpreting service, with the language in its name: who comes is for the service to say. */
        INTERPRETER
    }

    /** When it is to be had on a weekday, as it is written; empty where it is not. */
    public String hours(DayOfWeek day) {
        return time.hours(day);
    }

    Resource with(WorkingTime hours) {
        return new Resource(id, kind, name, organisation, organisationName, open, hours);
    }
}
