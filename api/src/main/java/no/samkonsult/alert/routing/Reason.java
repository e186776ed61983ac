package no.samkonsult.alert.routing;

/** Why an alert goes to a desk. */
public enum Reason {
    /** A rule of the service says so. */
    RULE,
    /** It is the desk of the service that follows the patient up, which is open. */
    OPEN,
    /** That service is closed, and by agreement another watches its patients now. */
    AGREEMENT,
    /** It is closed, and nobody watches: the alert waits there for the opening. */
    CLOSED,
    /** No service with a desk follows the patient up: the alert stays at the reserve desk. */
    FALLBACK
}
