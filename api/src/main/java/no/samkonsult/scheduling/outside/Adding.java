package no.samkonsult.scheduling.outside;

import no.samkonsult.scheduling.outside.reading.Trouble;

/** What came of adding a calendar elsewhere. */
sealed interface Adding {
    /** It was read, and counts from now on. */
    record Added() implements Adding {}

    /** It could not be read, and is not kept. */
    record Failed(Trouble trouble) implements Adding {}

    /** Nobody has so many. */
    record TooMany() implements Adding {}
}
