package no.samkonsult.scheduling;

import java.util.Map;
import no.samkonsult.shared.PersonId;

/** What came of a search. */
public sealed interface Search {
    /** The answer, with the names of those it mentions. */
    record Found(SearchResult result, Map<PersonId, String> names) implements Search {}

    /** There is no such patient for the one who asks. */
    record Unknown() implements Search {}
}
