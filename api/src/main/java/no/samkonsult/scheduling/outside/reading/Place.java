package no.samkonsult.scheduling.outside.reading;

import java.net.URI;

/**
 * Where a calendar is. The address itself may be what lets one in, and is kept as the password is.
 *
 * @param user empty where none is asked for
 */
public record Place(Kind kind, URI address, String user, String password) {
    /** How a calendar is read. */
    public enum Kind {
        /** A file in iCalendar's format, events or free-busy time (RFC 5545). */
        ICALENDAR,
        /** A collection that is asked for its free-busy time (RFC 4791). */
        CALDAV
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
