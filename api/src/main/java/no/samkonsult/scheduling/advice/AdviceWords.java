package no.samkonsult.scheduling.advice;

import java.util.EnumSet;
import java.util.Set;
import no.samkonsult.scheduling.advice.AdviceEntry.Kind;
import no.samkonsult.shared.InvalidInput;

/**
 * What somebody writes to a question.
 *
 * @param digitsMeant whether they say that eleven digits in it are nobody's identity number
 */
record AdviceWords(Kind kind, String words, boolean digitsMeant) {
    /** What is written to a question, and not done by other means. */
    static final Set<Kind> WRITTEN = EnumSet.of(Kind.ANSWER, Kind.MORE, Kind.RETURNED, Kind.REPLY, Kind.WITHDRAWN);

    AdviceWords {
        words = words.strip();
        if (!WRITTEN.contains(kind)) {
            throw new InvalidInput("kind", "must be one of %s".formatted(WRITTEN));
        }
        if (words.length() > AdviceEntry.LONGEST || words.isEmpty() && kind != Kind.WITHDRAWN) {
            throw new InvalidInput("words", "must be 1 to %d characters".formatted(AdviceEntry.LONGEST));
        }
    }

    boolean isFor(Advice advice) {
        return switch (kind) {
            case ANSWER, MORE, RETURNED -> advice.mayAnswer();
            case REPLY -> advice.mayReply();
            case WITHDRAWN -> advice.mayWithdraw();
            case QUESTION, TAKEN, HANDED_ON -> false;
        };
    }
}
