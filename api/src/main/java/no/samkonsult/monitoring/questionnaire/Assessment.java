package no.samkonsult.monitoring.questionnaire;

import java.util.List;
import java.util.Optional;

/** What answers to a questionnaire mean. */
public sealed interface Assessment {
    /**
     * They could be read.
     *
     * @param colour the worst of what was answered; where something that is judged was left out, never better than yellow
     * @param flags the answers that are yellow or red, in the order of the questions
     * @param unanswered the questions that were left out
     */
    record Judged(Colour colour, List<Flag> flags, Score score, List<String> unanswered) implements Assessment {
        public Judged {
            flags = List.copyOf(flags);
            unanswered = List.copyOf(unanswered);
        }

        /** Whether an answer alerts at once, though others are missing. */
        public boolean neverWaits() {
            return flags.stream().anyMatch(Flag::neverWait);
        }
    }

    /** An answer is none of those that the question has. */
    record Invalid(String linkId) implements Assessment {}

    /** Nothing was answered. */
    record Empty() implements Assessment {}

    /** An answer that is yellow or red. */
    record Flag(String linkId, Colour colour, boolean neverWait) {}

    /** What the answers sum up to. */
    sealed interface Score {
        record Sum(int value, Optional<ScoreBand> band) implements Score {}

        /** The form has no score. */
        record NotScored() implements Score {}

        /** A question that is scored was left out: a sum without it would look better than it is. */
        record CannotBeScored() implements Score {}
    }
}
