package no.samkonsult.scheduling.proposal;

import java.util.UUID;

/** What came of answering, confirming or withdrawing. */
sealed interface Outcome {
    /** Done; it waits for others, or is over. */
    record Done() implements Outcome {}

    /** One of the times is booked. */
    record Confirmed(UUID consultation) implements Outcome {}

    /** Somebody cannot at that time any more, so nothing is booked, and the times are held as before. */
    record Taken() implements Outcome {}

    /** It was confirmed, withdrawn or let go before. */
    record Closed() implements Outcome {}

    /** There is no such proposal for the one who asks. */
    record Unknown() implements Outcome {}
}
