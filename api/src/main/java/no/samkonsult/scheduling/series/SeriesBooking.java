package no.samkonsult.scheduling.series;

import java.util.List;
import no.samkonsult.scheduling.Consultation;

/** What came of an attempt to book a series. */
sealed interface SeriesBooking {
    /** All are booked, and tied; the first is what was repeated, where that was booked before. */
    record Booked(List<Consultation> consultations) implements SeriesBooking {}

    /** Somebody's time was no longer free, so nothing was booked. */
    record Taken() implements SeriesBooking {}

    /** What is to be repeated is cancelled, over, or repeated already. */
    record Closed() implements SeriesBooking {}

    /** There is no such patient or consultation for the one who asks. */
    record Unknown() implements SeriesBooking {}
}
