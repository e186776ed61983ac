package no.samkonsult.alert.escalation;

import java.time.Duration;
import java.util.List;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What an escalation does now. */
sealed interface Move {
    /**
     * Tells some people.
     *
     * @param next the step that follows
     * @param patience how long until then; null: nothing follows
     */
    record Tell(
            Step step,
            List<PersonId> recipients,
            int next,
            @Nullable Duration patience) implements Move {}

    /** There is nobody in any step that is left: it begins again from the first a little later. */
    record Nobody(Duration patience) implements Move {}

    /** It has done all it should. */
    record Done() implements Move {}
}
