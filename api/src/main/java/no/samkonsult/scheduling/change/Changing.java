package no.samkonsult.scheduling.change;

import java.util.List;
import java.util.Optional;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Practitioner;
import no.samkonsult.scheduling.SearchResult.Candidate;

/** What came of an attempt to change a consultation. */
public sealed interface Changing {
    /** It is as it was wanted; empty for whoever sees it no more, having left it themself. */
    record Changed(Optional<Consultation> consultation) implements Changing {}

    /** Somebody's time was no longer free, so nothing was changed. What else there is, best first: other times, or other people. */
    record Taken(List<Candidate> times, List<Practitioner> standIns) implements Changing {}

    /** Somebody else has changed it since it was looked at. This is what it has become. */
    record Stale(Consultation now) implements Changing {}

    /** It was cancelled, or is over. */
    record Closed() implements Changing {}

    /** There is no such consultation for the one who asks. */
    record Unknown() implements Changing {}
}
