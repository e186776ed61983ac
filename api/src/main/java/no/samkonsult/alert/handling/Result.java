package no.samkonsult.alert.handling;

/** What came of wanting something with an alert. */
sealed interface Result {
    record Done() implements Result {}

    /** It cannot be done, for a reason that is said. */
    record Refused(Refusal why) implements Result {}

    /** No such alert, or none that one may know of. */
    record Unknown() implements Result {}

    /** Why something cannot be done with an alert. */
    enum Refusal {
        /** Whoever wants it does not have the alert. */
        NOT_HELD,
        /** More time is given once. */
        EXTENDED_BEFORE,
        REASON_NEEDED,
        WAY_NEEDED,
        NO_COLLEAGUE,
        /** It is not offered any more. */
        NOT_OFFERED,
        CLOSED
    }

    static Result refused(Refusal why) {
        return new Refused(why);
    }
}
