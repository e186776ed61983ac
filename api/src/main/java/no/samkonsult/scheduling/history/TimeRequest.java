package no.samkonsult.scheduling.history;

import java.time.Instant;

/**
 * Somebody's wish for another time.
 *
 * @param words theirs, for those who can move it; may be empty
 */
public record TimeRequest(Instant at, String by, String words) {}
