package no.samkonsult.organisation.hours;

/** What a service has promised a response time for. */
public enum Urgency {
    RED,
    YELLOW
}
