package no.samkonsult.scheduling.change;

import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.SearchResult.Candidate;

/**
 * What the page of moving a consultation shows.
 *
 * @param sameDay the times of the day on which it is now
 * @param others the times of the other days, and why there are none
 */
public record MovePage(Consultation consultation, List<Candidate> sameDay, BookingPage others) {
    public boolean isEmpty() {
        return sameDay.isEmpty() && others.times().candidates().isEmpty();
    }

    public int count() {
        return sameDay.size() + others.times().candidates().size();
    }

    /** The lengths to choose from, with that which it has. */
    public List<Integer> lengths() {
        return Stream.concat(
                        BookingWish.LENGTHS.stream(),
                        Stream.of(Math.toIntExact(consultation.time().length().toMinutes())))
                .distinct()
                .sorted()
                .toList();
    }

    /** The same after a race was lost. */
    MovePage with(List<Candidate> times) {
        return new MovePage(consultation, List.of(), others.with(times));
    }
}
