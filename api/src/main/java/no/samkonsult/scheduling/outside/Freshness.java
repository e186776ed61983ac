package no.samkonsult.scheduling.outside;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How new that is which is known of somebody's time. */
public sealed interface Freshness {
    /** After so long without an answer the other calendar may hold what is not known here. */
    Duration STALE_AFTER = Duration.ofHours(1);

    /** All of it is kept here. */
    record Native() implements Freshness {}

    /** Some of it is kept elsewhere, and was as it is known when it was fetched. */
    record FetchedAt(Instant at) implements Freshness {}

    /** Some of it is kept elsewhere, and could not be fetched for some time: what was known counts. */
    record StaleSince(Instant at) implements Freshness {}

    /** @param fetched when all calendars elsewhere were last known to hold what is known; null where there are none */
    static Freshness of(@Nullable Instant fetched, Instant now) {
        if (fetched == null) {
            return new Native();
        }
        return fetched.plus(STALE_AFTER).isBefore(now) ? new StaleSince(fetched) : new FetchedAt(fetched);
    }

    default boolean isStale() {
        return this instanceof StaleSince;
    }
}
