package no.samkonsult.scheduling.proposal;

import java.time.Instant;
import java.util.UUID;

/** What came of an attempt to propose. */
sealed interface Proposing {
    /** The times are held, and the parties are asked. */
    record Asked(UUID id) implements Proposing {}

    /** Somebody's time was no longer free, so nobody's is held. */
    record Taken(Instant start) implements Proposing {}

    /** There is no such patient for the one who asks. */
    record Unknown() implements Proposing {}
}
