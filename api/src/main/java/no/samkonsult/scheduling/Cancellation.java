package no.samkonsult.scheduling;

/** What came of an attempt to cancel. */
public sealed interface Cancellation {
    /** Everybody's time is free again. */
    record Cancelled(Consultation consultation) implements Cancellation {}

    /** It was cancelled before. */
    record AlreadyCancelled() implements Cancellation {}

    /** It is over. */
    record TooLate() implements Cancellation {}

    /** There is no such consultation for the one who asks. */
    record Unknown() implements Cancellation {}
}
