package no.samkonsult.scheduling.immediate;

import java.util.UUID;

/** What came of an answer to a ring. */
sealed interface Answered {
    /** They take part; their time is taken. */
    record Joined(UUID consultation) implements Answered {}

    /** They have said no. */
    record Declined() implements Answered {}

    /** They have something else in their own calendar, and nobody is booked twice. They may say yes again. */
    record Occupied() implements Answered {}

    /** Whoever rings or the patient has something else by now. */
    record OthersOccupied() implements Answered {}

    /** Another of the same role was first. */
    record Covered() implements Answered {}

    /** It has run out, or was stopped. */
    record Closed() implements Answered {}

    /** They are not rung. */
    record Unknown() implements Answered {}
}
