package no.samkonsult.scheduling.proposal;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.shared.InvalidInput;

/**
 * What somebody who is asked says: which of the times fit; none of them, where it is empty.
 *
 * @param suggestion what would have fitted better, for those who arrange it alone; empty where nothing is said
 */
record Answer(Set<Instant> fitting, String suggestion) {
    static final int LONGEST = 200;

    Answer {
        suggestion = suggestion.strip();
        if (suggestion.length() > LONGEST) {
            throw new InvalidInput("suggestion", "must be at most %d characters".formatted(LONGEST));
        }
    }

    /** Yes or no to each of the times. */
    Map<Instant, Boolean> to(Collection<Instant> starts) {
        if (!starts.containsAll(fitting)) {
            throw new InvalidInput("times", "names a time that is not proposed");
        }
        return starts.stream().collect(Collectors.toMap(start -> start, fitting::contains));
    }
}
