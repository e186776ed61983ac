package no.samkonsult.scheduling.outside.reading;

import java.net.URI;

/**
 * Where a calendar is. The address itself may be what lets one in, and is kept as the password is.
 *
 * @param user empty where none is asked for; of a mailbox, the id of the application that may ask
 */
public record Place(Kind kind, URI address, String user, String password) {
    /** How a calendar is read. */
    public enum Kind {
        /** A file in iCalendar's format, events or free-busy time (RFC 5545). */
        ICALENDAR,
        /** A collection that is asked for its free-busy time (RFC 4791). */
        CALDAV,
        /** A mailbox in Microsoft 365, by an application's id and secret. */
        GRAPH,
        /** A schedule, or whoever it is of, on a FHIR R4 server. */
        FHIR
    }

    public String host() {
        return address.getHost();
    }

    /** Without what lets one in. */
    @Override
    public String toString() {
        return "Place[%s %s]".formatted(kind, host());
    }
}
