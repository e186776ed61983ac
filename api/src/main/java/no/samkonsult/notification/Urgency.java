package no.samkonsult.notification;

/** How much a notice hurries: red waits for no quiet hours and no limit on how much one person is sent. */
public enum Urgency {
    RED,
    YELLOW,
    TECHNICAL
}
