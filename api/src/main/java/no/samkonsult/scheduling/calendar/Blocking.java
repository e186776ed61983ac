package no.samkonsult.scheduling.calendar;

import java.util.List;

/** What came of an attempt to block time. */
sealed interface Blocking {
    /** It is taken from everybody's search. */
    record Blocked() implements Blocking {}

    /** A meeting, or other blocked time, lies there already: everything that does, busy time too. */
    record Taken(List<Entry> by) implements Blocking {}

    /** There is no such calendar for the one who asks. */
    record Unknown() implements Blocking {}
}
