package no.samkonsult.scheduling.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** By when a question is answered, and how soon one meets instead. */
final class AdviceRules {
    /** The longest that a question may wait. */
    static final Duration LONGEST = Duration.ofDays(90);

    private AdviceRules() {}

    /** While it waited for whoever asked, it did not wait for whoever answers. */
    static Instant deadlineAfterReply(Instant deadline, Instant askedBack, Instant replied) {
        return deadline.plus(Duration.between(askedBack, replied));
    }

    /** How many weeks ahead to look for a meeting: no longer than it could have waited for an answer, of those to choose from. */
    static int weeks(Instant deadline, Instant now, List<Integer> choices) {
        long days = Duration.between(now, deadline).toDays();
        return choices.stream().filter(weeks -> weeks * 7 >= days).findFirst().orElse(choices.getLast());
    }
}
