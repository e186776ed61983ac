package no.samkonsult.scheduling.outside.reading;

/** Why a calendar elsewhere could not be read. */
public enum Trouble {
    /** An address inside this service's own network, or without encryption. */
    NOT_ALLOWED,
    /** Nobody answered, or not in time. */
    UNREACHABLE,
    /** The user, the password or the address does not let us in. */
    REFUSED,
    NOT_FOUND,
    /** The answer was to ask elsewhere. */
    MOVED,
    /** A fault over there, or too many questions. */
    FAULT,
    /** The other side does not tell when somebody is busy in the way we ask. */
    NOT_OFFERED,
    NOT_A_CALENDAR,
    TOO_LARGE,
    /** The place cannot be read any more: this service has another key than when it was kept. */
    KEY_CHANGED
}
