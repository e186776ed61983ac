package no.samkonsult.scheduling.proposal;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is asked says: which of the times fit; none of them, where it is empty.
 *
 * @param best the one that fits best; null where nothing is said
 * @param suggestion what would have fitted better, for those who arrange it alone; empty where nothing is said
 */
record Answer(Set<Instant> fitting, @Nullable Instant best, String suggestion) {
    static final int LONGEST = 200;

    Answer {
        suggestion = suggestion.strip();
        if (best != null && !fitting.contains(best)) {
            throw new InvalidInput("best", "is not one of those that fit");
        }
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
