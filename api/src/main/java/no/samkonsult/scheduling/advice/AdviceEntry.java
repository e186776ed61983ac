package no.samkonsult.scheduling.advice;

import java.time.Instant;

/**
 * What somebody wrote or did with a question.
 *
 * @param words empty where nothing was written
 */
public record AdviceEntry(Kind kind, String by, String organisation, Instant at, String words) {
    static final int LONGEST = 4000;

    /** What it was. */
    public enum Kind {
        QUESTION,
        TAKEN,
        /** Given back to the department's queue. */
        RETURNED,
        HANDED_ON,
        /** Something more is needed before it can be answered. */
        MORE,
        REPLY,
        ANSWER,
        WITHDRAWN
    }
}
