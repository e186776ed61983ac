package no.samkonsult.scheduling.immediate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of ringing, and of what whoever rings does with the call. */
sealed interface Outcome {
    /** Done; the call is this one. */
    record Done(UUID id) implements Outcome {}

    /**
     * Somebody rings for the patient already.
     *
     * @param id of that call; null where it is not theirs to see
     */
    record Already(@Nullable UUID id) implements Outcome {}

    /** Whoever rings has something else in the calendar now, so that no consultation could begin. */
    record CallerOccupied() implements Outcome {}

    /** So has the patient. */
    record PatientOccupied() implements Outcome {}

    /** It was stopped, or its consultation is over. */
    record Closed() implements Outcome {}

    /** There is no such patient or call for the one who asks. */
    record Unknown() implements Outcome {}
}
