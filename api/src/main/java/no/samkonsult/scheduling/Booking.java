package no.samkonsult.scheduling;

import java.util.List;

/** What came of an attempt to book. */
public sealed interface Booking {
    /** Everybody's time is taken, in one transaction. */
    record Booked(Consultation consultation) implements Booking {}

    /** Somebody's time was no longer free, so nobody's was taken. The alternatives are fresh, best first. */
    record Taken(List<SearchResult.Candidate> alternatives) implements Booking {}

    /** There is no such patient for the one who asks. */
    record Unknown() implements Booking {}
}
