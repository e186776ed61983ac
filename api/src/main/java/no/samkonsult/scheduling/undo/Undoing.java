package no.samkonsult.scheduling.undo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.resource.Resource;

/** What came of an attempt to undo a cancellation. */
sealed interface Undoing {
    /** It is booked again, in its next version. */
    record Restored(Consultation consultation) implements Undoing {}

    /** These are no longer free, so it stays cancelled. */
    record Taken(Consultation consultation, List<Participant> busy, List<Resource> resources) implements Undoing {
        String names() {
            return Stream.concat(
                            busy.stream().map(Participant::name),
                            resources.stream().map(Resource::name))
                    .collect(Collectors.joining(", "));
        }
    }

    /** It is not cancelled, not by whoever asks, or not a moment ago; or it is over. */
    record TooLate() implements Undoing {}

    /** There is no such consultation for the one who asks. */
    record Unknown() implements Undoing {}
}
