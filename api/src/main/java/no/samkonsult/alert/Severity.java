package no.samkonsult.alert;

/** How an alert ranks. Technical ones never share a scale with clinical ones: they are listed apart. */
public enum Severity {
    RED,
    YELLOW,
    TECHNICAL
}
