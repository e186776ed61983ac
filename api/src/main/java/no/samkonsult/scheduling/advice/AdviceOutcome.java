package no.samkonsult.scheduling.advice;

import java.util.UUID;

/** What came of asking, or of doing something with a question. */
sealed interface AdviceOutcome {
    record Done(UUID id) implements AdviceOutcome {}

    /** It is without identity, and what was written holds digits that must not be sent, or not unless they are meant. Nothing is kept. */
    record HoldsDigits(IdentityNumberRules.Found found) implements AdviceOutcome {}

    /** Somebody else was first, or it is not one's own to do. */
    record Closed() implements AdviceOutcome {}

    /** There is no such question, or no such patient, for the one who asks. */
    record Unknown() implements AdviceOutcome {}
}
