package no.samkonsult.audit.review;

/** What came of handling a finding. */
public sealed interface Result {
    record Done() implements Result {}

    record AlreadyHandled() implements Result {}

    /** Nobody handles a finding about themselves. */
    record AboutOneself() implements Result {}

    record Unknown() implements Result {}
}
