package no.samkonsult.scheduling.invitation;

import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a consultation or once was to.
 *
 * @param expected whether they are to be there, if it takes place
 * @param told what they were told last; null where they were told nothing
 */
record Guest(PersonId person, boolean expected, @Nullable Told told) {
    /** What somebody was told, and of which version of the consultation. */
    record Told(Method method, int version) {}
}
