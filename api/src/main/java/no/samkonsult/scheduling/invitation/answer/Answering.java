package no.samkonsult.scheduling.invitation.answer;

/** What came of an attempt to answer. */
public sealed interface Answering {
    record Answered() implements Answering {}

    /** It is cancelled, or over. */
    record TooLate() implements Answering {}

    /** There is no such consultation that the one who answers is invited to. */
    record Unknown() implements Answering {}
}
