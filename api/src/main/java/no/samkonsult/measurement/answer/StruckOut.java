package no.samkonsult.measurement.answer;

import java.time.Instant;

/** That an answer has been taken out of account: why, by whom and when. */
public record StruckOut(Reason reason, String by, Instant at) {
    /** Why an answer is taken out of account. */
    public enum Reason {
        /** Feil svar. */
        MISTAKEN_ANSWER,
        /** Svaret gjeld ein annan. */
        WRONG_PERSON
    }
}
