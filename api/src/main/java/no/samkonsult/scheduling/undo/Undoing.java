package no.samkonsult.scheduling.undo;

import java.util.List;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;

/** What came of an attempt to undo a cancellation. */
sealed interface Undoing {
    /** It is booked again, in its next version. */
    record Restored(Consultation consultation) implements Undoing {}

    /** These are no longer free, so it stays cancelled. */
    record Taken(Consultation consultation, List<Participant> busy) implements Undoing {}

    /** It is not cancelled, not by whoever asks, or not a moment ago; or it is over. */
    record TooLate() implements Undoing {}

    /** There is no such consultation for the one who asks. */
    record Unknown() implements Undoing {}
}
