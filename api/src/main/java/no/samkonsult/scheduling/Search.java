package no.samkonsult.scheduling;

import java.util.Map;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.shared.PersonId;

/** What came of a search. */
public sealed interface Search {
    /**
     * The answer, with the names of those it mentions.
     *
     * @param freshness how new that is which is known of everybody who keeps a calendar
     */
    record Found(SearchResult result, Map<PersonId, String> names, Map<PersonId, Freshness> freshness)
            implements Search {}

    /** There is no such patient for the one who asks. */
    record Unknown() implements Search {}
}
