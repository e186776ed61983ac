package no.samkonsult.measurement.again;

/** What became of asking to measure again. */
enum Decision {
    /** The next reading was outside too. */
    CONFIRMED,
    /** The next reading was not. */
    NORMAL,
    /** None came in time. */
    UNANSWERED,
    /** The reading that was asked about has been taken out of account, or the patient is followed up no more. */
    ENDED
}
