package no.samkonsult.device;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells of a reading that it sent in another message: a glucose meter's "after a meal". The two belong together
 * by device and running number.
 *
 * <p>These supplements are not part of the reading's identity. Were they, the same reading would be two: one sent before its
 * context arrived, and another after.
 *
 * @param beneath the address of the device that took the reading, where a gateway relays
 * @param sequence the running number of the reading that is meant
 */
public record ReadingContext(@Nullable String beneath, Kind kind, int sequence, Set<Supplement> supplements) {
    public ReadingContext {
        supplements = Set.copyOf(supplements);
        Checks.require(sequence >= 0, "sequence", "negative");
    }
}
