package no.samkonsult.monitoring;

/** Which red limits of a value are beyond waiting: whoever is there is alerted at once. */
public record NeverWait(boolean low, boolean high) {}
